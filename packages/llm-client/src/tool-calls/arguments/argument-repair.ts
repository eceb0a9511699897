/** A repair of arguments that cannot change what they mean. */
export type ArgumentRepair =
  'trailing-comma' | 'control-character' | 'python-literal' | 'unclosed-end' | 'missing-tag';
