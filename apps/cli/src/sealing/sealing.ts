import type { BlobSensitivity, Sensitivity, Vault } from '@selfware/persistence';

/** How what is kept is sealed. */
export interface Sealing {
  /** What is sealed under an id and redacted before, or kept as `otherwise` says where nothing is sealed. */
  keep(id: string, otherwise: Sensitivity): Sensitivity;
  readonly blobs: BlobSensitivity;
}

/** Keeps everything as it would be kept otherwise. */
export const unsealed: Sealing = {
  keep: (_, otherwise) => otherwise,
  blobs: { kind: 'none', because: 'files as they were before a change, for `undo`' },
};

/** Seals everything; what was written before in the clear can still be read. */
export function sealWith(vault: Vault): Sealing {
  const encrypt = { kind: 'encrypt', vault, acceptPlain: true } as const;
  return {
    keep: (id, otherwise) => ({
      ...encrypt,
      id,
      ...(otherwise.kind === 'redact' && { redact: otherwise.redact }),
    }),
    blobs: { ...encrypt, id: 'blobs' },
  };
}
