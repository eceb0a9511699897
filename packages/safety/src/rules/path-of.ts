import type { Intent } from '@selfware/contracts';

/** The path that an intent acts on and how; absent for commands and for URLs. */
export function pathOf(
  intent: Intent,
): { readonly path: string; readonly act: 'read' | 'write' } | undefined {
  switch (intent.kind) {
    case 'read-file':
    case 'list-directory':
    case 'search-tree':
      return { path: intent.path, act: 'read' };
    case 'write-file':
    case 'edit-file':
    case 'export-session':
      return { path: intent.path, act: 'write' };
    case 'run-shell':
    case 'run-program':
    case 'commit-files':
    case 'fetch-url':
      return undefined;
  }
}
