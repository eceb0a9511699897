/** What may happen to a tree. `path` is a run of names anywhere in a path, `*` stands for any letters of one name; what lies beneath is meant, too. */
export interface ProtectedTree {
  readonly path: string;
  readonly write: 'allow' | 'ask' | 'deny';
  readonly read: 'allow' | 'ask';
  /** What a person would call it. */
  readonly label: string;
}

/** At one place of a path the first match decides, of several places the strictest. Names are compared folded: without case, accents' composition, invisible letters, short names. */
export const protectedTrees: readonly ProtectedTree[] = [
  { path: '.git/hooks', write: 'deny', read: 'allow', label: 'programs that git runs' },
  { path: '.git/config*', write: 'deny', read: 'allow', label: 'the configuration of git' },
  { path: '.git/info', write: 'deny', read: 'allow', label: 'the configuration of git' },
  { path: '.git/modules', write: 'deny', read: 'allow', label: 'the configuration of git' },
  { path: '.git', write: 'ask', read: 'allow', label: 'the repository itself' },
  { path: '.gitmodules', write: 'ask', read: 'allow', label: 'the sources of submodules' },
  { path: '.selfware', write: 'deny', read: 'allow', label: 'the settings of this program' },
  { path: '.claude', write: 'deny', read: 'allow', label: 'the settings of an agent' },
  { path: '.cursor', write: 'deny', read: 'allow', label: 'the settings of an agent' },
  { path: '.codex', write: 'deny', read: 'allow', label: 'the settings of an agent' },
  { path: '.gemini', write: 'deny', read: 'allow', label: 'the settings of an agent' },
  { path: '.mcp.json', write: 'deny', read: 'allow', label: 'the servers of an agent' },
  { path: '.vscode', write: 'deny', read: 'allow', label: 'tasks that an editor runs' },
  { path: '.idea', write: 'ask', read: 'allow', label: 'tasks that an editor runs' },
  { path: '.husky', write: 'ask', read: 'allow', label: 'programs that git runs' },
  { path: '.bashrc', write: 'deny', read: 'allow', label: 'start-up files of a shell' },
  { path: '.bash_profile', write: 'deny', read: 'allow', label: 'start-up files of a shell' },
  { path: '.profile', write: 'deny', read: 'allow', label: 'start-up files of a shell' },
  { path: '.zshrc', write: 'deny', read: 'allow', label: 'start-up files of a shell' },
  { path: '.zshenv', write: 'deny', read: 'allow', label: 'start-up files of a shell' },
  { path: '.gitconfig', write: 'deny', read: 'allow', label: 'the configuration of git' },
  { path: '.ssh/*.pub', write: 'deny', read: 'allow', label: 'keys' },
  { path: '.ssh', write: 'deny', read: 'ask', label: 'keys' },
  { path: '.gnupg', write: 'deny', read: 'ask', label: 'keys' },
  { path: '.aws', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.azure', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.kube', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.config/gcloud', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.config/gh', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.docker/config.json', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.netrc', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.git-credentials', write: 'deny', read: 'ask', label: 'credentials' },
  { path: '.pypirc', write: 'ask', read: 'ask', label: 'credentials' },
  { path: '.npmrc', write: 'ask', read: 'ask', label: 'credentials' },
  { path: '.env.example', write: 'allow', read: 'allow', label: 'an example' },
  { path: '.env.sample', write: 'allow', read: 'allow', label: 'an example' },
  { path: '.env.template', write: 'allow', read: 'allow', label: 'an example' },
  { path: '.env', write: 'ask', read: 'ask', label: 'secrets' },
  { path: '.env.*', write: 'ask', read: 'ask', label: 'secrets' },
  { path: '.envrc', write: 'ask', read: 'ask', label: 'secrets' },
  { path: 'id_*.pub', write: 'ask', read: 'allow', label: 'a public key' },
  { path: 'id_rsa*', write: 'ask', read: 'ask', label: 'keys' },
  { path: 'id_dsa*', write: 'ask', read: 'ask', label: 'keys' },
  { path: 'id_ecdsa*', write: 'ask', read: 'ask', label: 'keys' },
  { path: 'id_ed25519*', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.pem', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.key', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.p12', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.pfx', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.jks', write: 'ask', read: 'ask', label: 'keys' },
  { path: '*.kdbx', write: 'ask', read: 'ask', label: 'secrets' },
];
