import { runOrThrow } from './run-command.ts';

/** The path of pnpm's program: of the one that runs this, else of the pinned one through npx. */
export async function findPnpm(): Promise<string> {
  const running = process.env['npm_execpath'] ?? '';
  if (/pnpm[^/\\]*$/u.test(running)) return running;
  const { output } = await runOrThrow(['npx', '-y', '-p', 'pnpm@12', '-c', 'command -v pnpm']);
  return output.trim().split('\n').at(-1) ?? '';
}
