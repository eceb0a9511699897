/** One way in which programs get away from whoever started them. */
export interface Scenario {
  readonly letter: string;
  readonly tells: string;
  /** For `/bin/sh`; `SLEEP` stands for a sleep of a minute. */
  readonly command: string;
  /** How many sleepers there are when it has begun. */
  readonly sleepers: number;
  /** Whether the host is killed, instead of its time being over. */
  readonly killsHost: boolean;
}

const background = 'SLEEP & SLEEP & wait';
const ownSession = 'setsid SLEEP & SLEEP & wait';

/** The ways that are tried, in the order of the table. */
export const scenarios: readonly Scenario[] = [
  row('a', 'a shell with children in the background', background, 2),
  row('b', 'a child in a session of its own holds the output', ownSession, 2),
  row(
    'c',
    'a daemon, forked twice, holds nothing',
    `setsid sh -c 'setsid SLEEP < /dev/null > /dev/null 2>&1 &'; SLEEP`,
    2,
  ),
  row('d', 'all ignore SIGTERM', `trap '' TERM; SLEEP & SLEEP; wait`, 2),
  row(
    'e',
    'a loop ignores SIGTERM and starts anew what ends',
    `trap '' TERM; while :; do SLEEP; done`,
    1,
  ),
  row('f', 'the program ends, its child stays', 'SLEEP & exit 0', 1),
  { ...row('g', 'the host is killed during a', background, 2), killsHost: true },
  { ...row('h', 'the host is killed during b', ownSession, 2), killsHost: true },
];

function row(letter: string, tells: string, command: string, sleepers: number): Scenario {
  return { letter, tells, command, sleepers, killsHost: false };
}
