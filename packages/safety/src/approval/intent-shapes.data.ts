/** The fields of each kind of intent, beside `kind`; an intent with another set of fields is unknown. */
export const intentShapes: Readonly<
  Record<
    string,
    Readonly<Record<string, 'string' | 'boolean' | 'number' | 'strings' | 'any-strings'>>
  >
> = {
  'read-file': { path: 'string' },
  'list-directory': { path: 'string' },
  'search-tree': { path: 'string' },
  'write-file': { path: 'string', content: 'string' },
  'edit-file': { path: 'string', oldText: 'string', newText: 'string', replaceAll: 'boolean' },
  'commit-files': { paths: 'any-strings', all: 'boolean', message: 'string' },
  'export-session': {
    path: 'string',
    session: 'string',
    format: 'string',
    overwrite: 'boolean',
  },
  'run-shell': { command: 'string', cwd: 'string', timeoutMs: 'number' },
  'fetch-url': { url: 'string', timeoutMs: 'number' },
  'run-program': { argv: 'strings', cwd: 'string', timeoutMs: 'number' },
};
