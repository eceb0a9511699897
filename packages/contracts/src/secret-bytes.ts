/** A secret that is only ever seen inside a callback; the view is invalid after it returns. */
export interface SecretBytes {
  use<R>(fn: (view: Uint8Array) => R): R;
}
