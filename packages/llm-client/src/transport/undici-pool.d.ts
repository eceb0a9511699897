// undici declares types for its root only; these two files of it load in a quarter of the time of the whole.
declare module 'undici/lib/dispatcher/pool.js' {
  import type { Pool } from 'undici';

  const pool: typeof Pool;
  export default pool;
}
