/** The grammar of one field: what fits, and how a person would say it. */
export interface FieldGrammar {
  readonly expected: string;
  readonly fits: (text: string) => boolean;
}

const byPattern = (expected: string, pattern: RegExp): FieldGrammar => ({
  expected,
  fits: (text) => pattern.test(text),
});

type ContainerField =
  'containerName' | 'user' | 'environmentName' | 'workdir' | 'network' | 'memory' | 'label';

/** The grammars of the fields of a container; none admits a leading dash, a control character or a line break. */
export const containerWords: Readonly<Record<ContainerField, FieldGrammar>> = {
  containerName: byPattern(
    'a name of letters, digits, `_`, `.` and `-`, at most 128',
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/u,
  ),
  user: byPattern(
    'a user as `1000`, `1000:1000` or `name:group`',
    /^(?:\d{1,10}|[a-z_][a-z0-9_-]{0,31})(?::(?:\d{1,10}|[a-z_][a-z0-9_-]{0,31}))?$/u,
  ),
  environmentName: byPattern('a name of a variable', /^[A-Za-z_]\w{0,254}$/u),
  workdir: byPattern(
    'an absolute path without `..`',
    /^\/(?!.*(?:^|\/)\.\.(?:\/|$))[^\p{Cc}]{0,4095}$/u,
  ),
  network: byPattern(
    'the name of a network',
    /^(?!host$|container:|ns:|service:)[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/u,
  ),
  memory: byPattern('a size as `512m` or `2g`, above 0', /^[1-9]\d{0,15}[bkmg]?$/u),
  label: byPattern(
    'a label as `name=value`',
    /^[A-Za-z0-9](?:[A-Za-z0-9_./-]{0,253}[A-Za-z0-9])?=[^\p{Cc}]{0,1024}$/u,
  ),
};
