/** What JSON leaves as it is and a terminal or a line reader may act on: C1 controls, DEL, U+2028, U+2029 and invisible format characters. */
const active = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Cf}]/gu;

/** Escapes such characters in one line of JSON, where they can only stand in strings; the JSON value stays the same. */
export function escapeLine(json: string): string {
  return json.replace(active, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
