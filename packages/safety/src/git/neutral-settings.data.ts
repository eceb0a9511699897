/** Settings under which git runs no program that a repository names and reaches no other repository, as `key=value`. */
export const neutralSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.sshCommand=false',
  'core.gitProxy=false',
  'core.editor=false',
  'sequence.editor=false',
  'core.pager=cat',
  'core.askPass=false',
  'core.attributesFile=/dev/null',
  'core.alternateRefsCommand=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'protocol.allow=never',
  'protocol.ext.allow=never',
  'protocol.file.allow=never',
  'commit.gpgSign=false',
  'tag.gpgSign=false',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.ssh.defaultKeyCommand=false',
  'gpg.x509.program=false',
  'diff.external=false',
  'diff.ignoreSubmodules=all',
  'interactive.diffFilter=cat',
  'credential.helper=',
  'submodule.recurse=false',
  'add.ignoreErrors=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.bareRepository=explicit',
  'i18n.commitEncoding=UTF-8',
];

/** Variables that decide for git what configuration cannot: nothing of the user's or the system's files, no question and no transport. */
export const neutralEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_ASKPASS: 'false',
  GIT_EDITOR: 'false',
  GIT_PAGER: 'cat',
  GIT_SSH_COMMAND: 'false',
  LC_ALL: 'C',
};

/** What git gets of the environment; every other variable is left out, so that none is forgotten. */
export const passedVariables: readonly string[] = [
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'SYSTEMROOT',
  'TMPDIR',
  'TZ',
];

/** Settings by which a repository names programs, as the end of their key, and what each is replaced by. */
export const namedPrograms: readonly {
  readonly section: string;
  readonly name: string;
  readonly setting: string;
  readonly value: string;
}[] = [
  { section: 'filter', name: 'clean', setting: 'clean', value: '' },
  { section: 'filter', name: 'smudge', setting: 'smudge', value: '' },
  { section: 'filter', name: 'process', setting: 'process', value: '' },
  { section: 'filter', name: 'required', setting: 'required', value: 'false' },
  { section: 'diff', name: 'command', setting: 'command', value: '' },
  { section: 'diff', name: 'textconv', setting: 'textconv', value: '' },
  { section: 'merge', name: 'driver', setting: 'driver', value: '' },
  { section: 'hook', name: 'command', setting: 'enabled', value: 'false' },
];
