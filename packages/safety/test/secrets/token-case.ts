import { blankShape, fillShape, shortenShape } from './made-up-letters.ts';
import type { SecretCase } from './secret-case.ts';

/** The cases of a rule that knows tokens by their shape, as told to `fillShape`: in five surroundings, and five texts that only resemble. */
export function tokenCase(rule: string, ...shapes: readonly [string, ...string[]]): SecretCase {
  const [shape] = shapes;
  const of = (seed: number): string => fillShape(shapes[seed % shapes.length] ?? shape, seed);
  return {
    rule,
    positives: [
      of(1),
      `export SETTING="${of(2)}"\n`,
      `{"setting": "${of(3)}"}`,
      `log line 7: got ${of(4)} from there`,
      `setting: ${of(5)}\nother: 1\n`,
      { text: `<a>${of(6)}</a>`, hidden: of(6) },
    ],
    negatives: [
      blankShape(shape, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'),
      blankShape(shape, '...'),
      blankShape(shape, '${SETTING}'),
      blankShape(shape, '<letters>'),
      `begins with ${fillShape(shortenShape(shape), 7).slice(0, 18)} and ends`,
    ],
  };
}

/** The cases of a rule that knows a service by its name and its key by its length: in the ways of several languages. */
export function assignedCase(
  rule: string,
  service: string,
  ...shapes: readonly [string, ...string[]]
): SecretCase {
  const [shape] = shapes;
  const of = (seed: number): string => fillShape(shapes[seed % shapes.length] ?? shape, seed);
  const capitals = service.toUpperCase();
  return {
    rule,
    positives: [
      { text: `${service}Token = "${of(1)}"`, hidden: of(1) },
      { text: `{\n  "${service}_token": "${of(2)}"\n}`, hidden: of(2) },
      { text: `export ${capitals}_TOKEN=${of(3)}\n`, hidden: of(3) },
      { text: `${service}Token := \`${of(4)}\``, hidden: of(4) },
      { text: `System.setProperty("${capitals}_TOKEN", "${of(5)}")`, hidden: of(5) },
      { text: `<${service}Token>\n    ${of(6)}\n</${service}Token>`, hidden: of(6) },
      { text: `{"name": "${capitals}_TOKEN", "value": "${of(7)}"}`, hidden: of(7) },
    ],
    negatives: [
      `${service}Token = "${blankShape(shape, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')}"`,
      `${capitals}_TOKEN=\${${capitals}_TOKEN}`,
      `${service}_token: "<your token>"`,
      `we moved to ${service} on 2024-05-01, see the page`,
      `import { ${service}Client } from '${service}-client-library-for-everybody';`,
    ],
  };
}
