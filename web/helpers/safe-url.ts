/** An address that is safe in `href`: a path of this site, http(s), tel or mailto; anything else (`javascript:` …) becomes `#`. */
export function safeUrl(address: unknown): string {
  if (typeof address !== 'string') return '#';
  if (/^\/(?![/\\])/u.test(address)) return address;
  if (!URL.canParse(address)) return '#';
  return SAFE_PROTOCOLS.has(new URL(address).protocol) ? address : '#';
}

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'tel:', 'mailto:']);
