/** A node of a source's syntax tree. Names are those of the grammar (`lezer-feel`). */
export interface SyntaxNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly SyntaxNode[];
  /** Levels below and including this one. */
  readonly depth: number;
}

/** The child at an index of a node that the grammar gives so many. */
export function childOf(node: SyntaxNode, index: number): SyntaxNode {
  const child = node.children.at(index);
  if (!child) {
    throw new Error(`No child ${index} in ${node.name} “${node.text}”`);
  }
  return child;
}

/** A name of several words, with single blanks between them. */
export function nameOf(node: SyntaxNode): string {
  const words =
    node.children.length === 0 ? [node] : node.children.flatMap((child) => (child.children.length === 0 ? [child] : child.children));
  return words.map((word) => (word.name === 'BacktickIdentifier' ? word.text.replaceAll('`', '') : word.text)).join(' ');
}
