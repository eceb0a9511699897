// A module of its own: whoever bundles this and loads it late still gets the names of a CommonJS package.
export { fromBufferPromise, getFileNameLowLevel, type Entry } from 'yauzl';
