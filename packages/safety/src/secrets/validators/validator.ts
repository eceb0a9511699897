/** Tells whether a text is of the shape that its rule hides: a checksum, a structure, no stand-in. Total: never throws; linear. */
export type Validator = (hidden: string) => boolean;
