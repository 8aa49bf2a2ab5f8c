import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const ignoredAttribute: readonly RuleCase[] = [
  {
    title: 'accepts nodes without documentary parts',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'warns of data that nothing moves',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:ioSpecification id="io"><bpmn:dataInput id="di" /><bpmn:inputSet id="is"><bpmn:dataInputRefs>di</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="os" /></bpmn:ioSpecification></bpmn:task>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'warns of arrows to data stores and of arrows to no data',
    drawn: diagram(
      [
        START,
        '<bpmn:task id="A"><bpmn:property id="p" name="x" /><bpmn:dataInputAssociation id="da"><bpmn:sourceRef>r</bpmn:sourceRef><bpmn:targetRef>p</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
        '<bpmn:task id="B"><bpmn:dataOutputAssociation id="db"><bpmn:targetRef>o</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:task>',
        END,
        path('S', 'A', 'B', 'E'),
        '<bpmn:dataStoreReference id="r" dataStoreRef="ds" /><bpmn:dataObject id="d" /><bpmn:dataObjectReference id="o" dataObjectRef="d" />',
      ],
      ['<bpmn:dataStore id="ds" />'],
    ),
    reported: ['A', 'B'],
  },
  {
    title: 'accepts data that moves',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:property id="p" name="x" /><bpmn:dataInputAssociation id="da"><bpmn:sourceRef>o</bpmn:sourceRef><bpmn:targetRef>p</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
      END,
      path('S', 'A', 'E'),
      '<bpmn:dataObject id="d" name="y" /><bpmn:dataObjectReference id="o" dataObjectRef="d" />',
    ]),
    reported: [],
  },
  {
    title: 'warns of auditing, renderings and bindings that nothing carries out',
    drawn: diagram([
      START,
      '<bpmn:userTask id="A"><bpmn:auditing /><bpmn:rendering /></bpmn:userTask><bpmn:userTask id="B"><bpmn:humanPerformer id="h" /></bpmn:userTask>',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
  },
];
