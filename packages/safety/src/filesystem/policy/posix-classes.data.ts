/** The named classes of a pattern's brackets, as `[[:digit:]]`, by their ranges in ASCII. */
export const posixClasses: Readonly<
  Record<string, readonly { readonly from: string; readonly to: string }[]>
> = {
  alnum: [
    { from: '0', to: '9' },
    { from: 'A', to: 'Z' },
    { from: 'a', to: 'z' },
  ],
  alpha: [
    { from: 'A', to: 'Z' },
    { from: 'a', to: 'z' },
  ],
  blank: [
    { from: ' ', to: ' ' },
    { from: '\t', to: '\t' },
  ],
  cntrl: [
    { from: '\u0000', to: '\u001f' },
    { from: '\u007f', to: '\u007f' },
  ],
  digit: [{ from: '0', to: '9' }],
  graph: [{ from: '!', to: '~' }],
  lower: [{ from: 'a', to: 'z' }],
  print: [{ from: ' ', to: '~' }],
  punct: [
    { from: '!', to: '/' },
    { from: ':', to: '@' },
    { from: '[', to: '`' },
    { from: '{', to: '~' },
  ],
  space: [
    { from: '\t', to: '\r' },
    { from: ' ', to: ' ' },
  ],
  upper: [{ from: 'A', to: 'Z' }],
  xdigit: [
    { from: '0', to: '9' },
    { from: 'A', to: 'F' },
    { from: 'a', to: 'f' },
  ],
};
