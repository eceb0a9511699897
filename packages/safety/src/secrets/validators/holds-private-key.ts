const shortestWhole = 44;
const shortestPart = 16;

/** Whether an armoured key holds enough of a body to be one: a whole one at least as much as the shortest key has, one that is cut off a few bytes. */
export function holdsPrivateKey(armour: string): boolean {
  const opened = Math.max(0, armour.indexOf('KEY'));
  const body = armour.slice(opened).replace(/^KEY(?: BLOCK)? ?-{4,5}/u, '');
  const closed = body.search(/-----END|---- END/u);
  const inside = (closed < 0 ? body : body.slice(0, closed)).replaceAll(/\\{1,4}[nrt]/gu, ' ');
  const length = inside
    .replaceAll(/^\s{0,8}[A-Z][\w-]{2,20}: .{0,200}$/gmu, '')
    .replaceAll(/[^A-Za-z\d+/]/gu, '').length;
  return (
    length >= (closed < 0 ? shortestPart : shortestWhole) && !/\.{3}|\*{3}|x{8}|X{8}/u.test(inside)
  );
}
