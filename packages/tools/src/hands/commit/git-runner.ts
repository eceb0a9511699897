import type { Result } from '@selfware/contracts';
import { failed, ok } from '@selfware/contracts';
import { buildGit, type GitOptions } from '@selfware/safety';
import { GitFailedError } from '../../errors.ts';
import type { HandsOptions } from '../create-hands.ts';

/** How one run of git differs from the others. */
export interface GitRunOptions extends Partial<
  Pick<GitOptions, 'identity' | 'indexFile' | 'literal' | 'userConfiguration'>
> {
  readonly input?: string | Uint8Array;
}

/** Runs git in the workspace, where nothing that the repository says makes it run anything else. */
export interface Git {
  /** Its standard output; throws `tools/git-failed` for every other end than exit code 0, and for output beyond 64 kB. */
  run(args: readonly string[], options?: GitRunOptions): Promise<string>;
  /** Its standard output, or the exit code with which git said no. */
  ask(args: readonly string[], options?: GitRunOptions): Promise<Result<string, number>>;
  /** The same git, which goes on when the call is cancelled. */
  readonly unstoppable: Git;
  /** The same git, once it is known what the user trusts and which programs the repository names. */
  knowing(known: Known): Git;
}

/** What is found out before git is put to work. */
export type Known = Pick<GitOptions, 'configured' | 'trusted'>;

const timeoutMs = 60_000;

/** Makes the git of one call; nothing runs yet. */
export function createGit(
  hands: Pick<HandsOptions, 'root' | 'run' | 'environment'>,
  signal?: AbortSignal,
  known: Known = {},
): Git {
  const { root, run, environment = {} } = hands;
  const ask: Git['ask'] = async (args, { input, ...options } = {}) => {
    const built = buildGit(
      args,
      { workspace: root.path, environment, ...known, ...options },
      input,
    );
    const outcome = await run(
      { ...built, cwd: root.path },
      signal === undefined ? { timeoutMs } : { timeoutMs, signal },
    );
    const { status, exitCode, stdout } = outcome;
    const command = args[0] ?? '';
    if (status !== 'exited' || exitCode === undefined)
      throw new GitFailedError({ command, got: status });
    if (exitCode !== 0) return exitCode === 1 ? failed(1) : refuse(command, outcome.stderr.text());
    // What was cut out of the middle would be missing without a trace.
    if (stdout.tail.length > 0) throw new GitFailedError({ command, got: 'too much output' });
    return ok(new TextDecoder().decode(stdout.head));
  };
  return {
    ask,
    async run(args, options) {
      const answer = await ask(args, options);
      return answer.ok ? answer.value : refuse(args[0] ?? '', `exit code ${answer.failure}`);
    },
    get unstoppable() {
      return createGit(hands, undefined, known);
    },
    knowing: (more) => createGit(hands, signal, { ...known, ...more }),
  };
}

function refuse(command: string, words: string): never {
  const [line = ''] = words.trim().split('\n');
  throw new GitFailedError({ command, got: line.slice(0, 200) });
}

/** The fields of what git wrote with `-z`. */
export function splitFields(output: string): readonly string[] {
  return output.split('\0').slice(0, -1);
}
