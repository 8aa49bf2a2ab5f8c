/**
 * Which version of a process a call activity runs, when it isn't the latest one: the version that was deployed with the
 * caller, or the latest that carries a version tag.
 */
export type CallBinding = { readonly kind: 'deployment' } | { readonly kind: 'versionTag'; readonly tag: string };
