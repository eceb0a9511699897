/** Programs that change whole trees, with the options that make them do so; `[]` means always. */
export const treeChangers: Readonly<Record<string, readonly string[]>> = {
  rm: ['r', 'R', 'recursive'],
  chmod: ['R', 'recursive'],
  chown: ['R', 'recursive'],
  chgrp: ['R', 'recursive'],
  setfacl: ['R', 'recursive'],
  chattr: ['R'],
  shred: [],
  srm: [],
  mv: [],
  rimraf: [],
  del: [],
  'del-cli': [],
  trash: [],
  rsync: ['delete', 'delete-before', 'delete-after', 'delete-excluded'],
};
