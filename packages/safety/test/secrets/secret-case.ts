/** What one rule must find and must leave. Texts are put together when the file runs, so that no scanner takes it for a leak. */
export interface SecretCase {
  readonly rule: string;
  /** In each the rule finds exactly one place; `hidden` is its text where it is given. */
  readonly positives: readonly (string | { readonly text: string; readonly hidden: string })[];
  /** In each no rule finds anything. */
  readonly negatives: readonly string[];
}
