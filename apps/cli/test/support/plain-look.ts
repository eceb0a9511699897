import { createLook, type Look } from '../../src/render/look.ts';

/** A look without colours. */
export const plainLook: Look = createLook({
  color: false,
  ascii: false,
  quiet: false,
  verbose: false,
});
