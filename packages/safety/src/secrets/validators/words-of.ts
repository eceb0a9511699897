/** The words of an identifier or a phrase in lower case, digits left out: `authToken2` and `AUTH_TOKEN` are `auth`, `token`. */
export function wordsOf(text: string): readonly string[] {
  const spaced = text
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .replaceAll(/[^A-Za-z]/gu, ' ')
    .toLowerCase();
  return spaced.split(' ').filter((word) => word !== '');
}
