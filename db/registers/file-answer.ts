/** What opening a file comes to. */
export type FileAnswer<File> =
  | { readonly kind: 'granted'; readonly file: File }
  /** Ask for a reason and open again with it. */
  | { readonly kind: 'reasonNeeded'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** No such record. Show the same page as for a refusal, so that ids can't be probed. */
  | { readonly kind: 'unknown' };
