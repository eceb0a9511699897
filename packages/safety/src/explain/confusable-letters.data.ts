/** Letters and signs of other scripts that look like an ASCII one and that NFKC does not take to it. */
export const confusableLetters: readonly string[] = [
  // Cyrillic.
  'АВЕЅІЈКМНОРСТУХҮԌԚԜӀ',
  'аеѕіјорсухһԁԛԝӏүցꙅ',
  // Greek.
  'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
  'αγικνορτυχϲϳ',
  // Armenian, Cherokee, Latin beyond ASCII.
  'օսհոՕՏ',
  'ᎪᏴᏟᎠᎬᏀᎻᏆᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᏃ',
  'ıɩɡɑʟᴀᴄᴇᴏᴜᴠᴡᴢꜱ',
];

/** Signs that look like an ASCII one and that NFKC does not take to it. */
export const confusableSigns: readonly string[] = ['‐‑‒–—−⁃', '∕⁄╱⧸', '‥٠', '∣ǀ⏐', '։‘’‚“”„ˋ′″'];
