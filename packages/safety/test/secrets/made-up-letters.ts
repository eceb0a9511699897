const alphabets: Readonly<Record<string, string>> = {
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  B: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  W: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  L: 'abcdefghijklmnopqrstuvwxyz0123456789',
  U: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  C: '234567QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  H: '0123456789abcdef',
  D: '1357902468',
};

/**
 * Fills in a shape: `~A12` is twelve made-up letters of the alphabet A, the same ones for the same seed. A letter and a digit
 * stand first, so that what asks for both finds them. Made when a test runs, so that no scanner takes a file for a leak.
 */
export function fillShape(shape: string, seed: number): string {
  let state = (seed * 2_654_435_761 + 12_345) % 4_294_967_296;
  const next = (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  return shape.replaceAll(/~([A-Z])(\d+)/gu, (_, name: string, count: string) => {
    const alphabet = alphabets[name] ?? '';
    const letters = Array.from({ length: Number(count) }, () =>
      alphabet.charAt(next(alphabet.length)),
    );
    if (name !== 'D' && letters.length > 2) letters[1] = String(2 + (seed % 8));
    return letters.join('');
  });
}

/** A shape with each made-up part a quarter as long: too short for what it imitates. */
export function shortenShape(shape: string): string {
  return shape.replaceAll(
    /(~[A-Z])(\d+)/gu,
    (_, name: string, count: string) =>
      `${name}${String(Math.max(1, Math.floor(Number(count) / 4)))}`,
  );
}

/** A shape with its made-up parts replaced by one and the same text. */
export function blankShape(shape: string, blank: string): string {
  return shape.replaceAll(/~[A-Z]\d+/gu, blank);
}
