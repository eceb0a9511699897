/** A path of a workspace that is covered also while it does not exist, because a program outside would obey what is written there. */
export interface WorkspaceGuard {
  readonly path: string;
  /** What it seems to be while it is missing; `dot` is a file with the one letter that stands for its own directory. */
  readonly kind: 'directory' | 'file' | 'dot';
}

/** What git, editors and agents obey in a project. What exists of the other protected trees is covered, too. */
export const workspaceGuards: readonly WorkspaceGuard[] = [
  { path: '.git/hooks', kind: 'directory' },
  { path: '.git/config', kind: 'file' },
  { path: '.git/config.worktree', kind: 'file' },
  { path: '.git/info', kind: 'directory' },
  { path: '.git/modules', kind: 'directory' },
  { path: '.git/commondir', kind: 'dot' },
  { path: '.selfware', kind: 'directory' },
  { path: '.claude', kind: 'directory' },
  { path: '.cursor', kind: 'directory' },
  { path: '.codex', kind: 'directory' },
  { path: '.gemini', kind: 'directory' },
  { path: '.mcp.json', kind: 'file' },
  { path: '.vscode', kind: 'directory' },
];

/** What a shell obeys at its start: covered also while missing where the workspace is the home directory or holds it. */
export const homeGuards: readonly WorkspaceGuard[] = [
  { path: '.bashrc', kind: 'file' },
  { path: '.bash_profile', kind: 'file' },
  { path: '.bash_login', kind: 'file' },
  { path: '.bash_logout', kind: 'file' },
  { path: '.bash_aliases', kind: 'file' },
  { path: '.profile', kind: 'file' },
  { path: '.zshrc', kind: 'file' },
  { path: '.zshenv', kind: 'file' },
  { path: '.zprofile', kind: 'file' },
  { path: '.zlogin', kind: 'file' },
  { path: '.inputrc', kind: 'file' },
  { path: '.gitconfig', kind: 'file' },
  { path: '.ssh', kind: 'directory' },
  { path: '.config', kind: 'directory' },
];
