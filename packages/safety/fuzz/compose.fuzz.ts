import { judgeCompose } from '../src/container.ts';

/** Judges any text as a project, and as its included file: never rejects, and never allows what says `privileged: true` plainly. */
export async function fuzz(data: Buffer): Promise<void> {
  const text = data.toString('utf8').slice(0, 20_000);
  const readFile = (path: string): Promise<string> =>
    path.endsWith('.env') ? Promise.reject(missing()) : Promise.resolve(text);
  for (const source of [text, `include: [other.yaml]\n`]) {
    const verdict = await judgeCompose({ text: source, path: '/p/compose.yaml', readFile });
    const isPlain = /^services:\n {2}a:\n {4}privileged: true\n/u.test(text);
    if (isPlain && source === text && verdict.decision === 'allow')
      throw new Error(`expected no allow for ${JSON.stringify(text)}`);
  }
}

function missing(): Error {
  return Object.assign(new Error('nothing there'), { code: 'ENOENT' });
}
