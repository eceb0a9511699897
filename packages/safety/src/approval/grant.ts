/** A command that may run without a question: its exact text, in the workspace root, and nothing like it. */
export interface Grant {
  readonly kind: 'run-shell';
  readonly command: string;
}
