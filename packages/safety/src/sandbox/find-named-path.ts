const maxLooked = 8_192;

interface Found {
  readonly path: string;
  readonly end: number;
  readonly length: number;
}

/**
 * Which of some absolute paths a text names last, as far as its end tells: whole, or by its last names as programs do that were given a
 * relative path; also the directory that begins with a dot on the way there, where all of it is missing. Absent where it names none.
 */
export function findNamedPath(text: string, paths: readonly string[]): string | undefined {
  const looked = text.slice(-maxLooked);
  let best: Found | undefined;
  for (const path of paths)
    for (const one of namesOf(path)) {
      const end = endOf(looked, one.name);
      const isBetter =
        end > (best?.end ?? 0) || (end === best?.end && one.name.length > best.length);
      if (isBetter) best = { path: one.path, end, length: one.name.length };
    }
  return best?.path;
}

// `/w/.git/hooks` is also `w/.git/hooks` and `.git/hooks`, and `.git` on the way there.
function namesOf(path: string): readonly { readonly name: string; readonly path: string }[] {
  const segments = path.split('/');
  const dotted = segments.findIndex((segment) => segment.startsWith('.'));
  const latest = dotted === -1 ? segments.length - 1 : dotted;
  const starts = segments.slice(0, latest + 1).map((_, at) => at);
  const ends = segments.slice(latest).map((_, at) => latest + at + 1);
  return ends.flatMap((end) => {
    const whole = segments.slice(0, end).join('/');
    return starts.map((start) => ({ name: segments.slice(start, end).join('/'), path: whole }));
  });
}

// 0 where it does not stand there as a whole.
function endOf(text: string, name: string): number {
  for (let at = text.lastIndexOf(name); at !== -1; at = text.lastIndexOf(name, at - 1)) {
    const end = at + name.length;
    const isStart = at === 0 || /[\s'"`‘“(=:/]/u.test(text.charAt(at - 1));
    if (isStart && !/[\w.-]/u.test(text.charAt(end))) return end;
    if (at === 0) return 0;
  }
  return 0;
}
