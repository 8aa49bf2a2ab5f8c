const BPMN_NAMESPACE = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** DMN 1.2, 1.3, 1.4, 1.5. */
export const DMN_NAMESPACES = [
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
] as const;

/** Elements whose ids name parts of a model. */
export const MODEL_NAMESPACES = [BPMN_NAMESPACE, ...DMN_NAMESPACES] as const;

/** Elements of the picture: ids must be unique, but name nothing that runs. */
export const DIAGRAM_NAMESPACES = [
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  'http://www.omg.org/spec/DMN/20180521/DI/',
  'http://www.omg.org/spec/DMN/20180521/DC/',
] as const;
