interface LayerConstraint {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: string[];
}

const layers = ['0', '0.5', '1', '2', '3', '4', '5'];

/** A package imports only from lower layers, never from its own; tests may also import the test kit. */
export const layerConstraints: LayerConstraint[] = [
  ...layers.map((layer, index) => ({
    sourceTag: `layer:${layer}`,
    onlyDependOnLibsWithTags: [...layers.slice(0, index), 'test'].map((name) => `layer:${name}`),
  })),
  { sourceTag: 'layer:test', onlyDependOnLibsWithTags: ['layer:none'] },
];
