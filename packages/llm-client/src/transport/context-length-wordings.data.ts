/** How servers say, in lower case, that a request is longer than the model's context. */
export const contextLengthWordings: readonly string[] = [
  'context_length_exceeded',
  'exceed_context_size',
  'maximum context length',
  'maximum context size',
  'context length exceeded',
  'context window',
  'context size has been exceeded',
  'exceeds the available context',
  'exceeds the model',
  'exceeds maximum input length',
  'exceeds context length',
  'greater than the context length',
  'longer than the model',
  'prompt is too long',
  'input is too long',
  'too many tokens',
];
