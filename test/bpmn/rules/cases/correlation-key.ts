import { END, START, diagram, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const correlationKey: readonly RuleCase[] = [
  {
    title: 'accepts waits with a key, and starts and throws without',
    drawn: diagram(
      [
        '<bpmn:startEvent id="S"><bpmn:messageEventDefinition messageRef="N" /></bpmn:startEvent><bpmn:receiveTask id="A" messageRef="M" /><bpmn:endEvent id="E"><bpmn:messageEventDefinition messageRef="N" /></bpmn:endEvent>',
        path('S', 'A', 'E'),
      ],
      [message('M'), '<bpmn:message id="N" name="N" />'],
    ),
    reported: [],
  },
  {
    title: 'refuses waits without a key',
    drawn: diagram(
      [
        START,
        '<bpmn:receiveTask id="A" messageRef="N" /><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:messageEventDefinition messageRef="N" /></bpmn:boundaryEvent>',
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      ['<bpmn:message id="N" name="N" />'],
    ),
    reported: ['A', 'B'],
  },
  {
    title: 'needs none behind a gateway that begins the instance with one event, but for the events that are waited for then',
    drawn: diagram(
      [
        '<bpmn:eventBasedGateway id="G" instantiate="true" /><bpmn:eventBasedGateway id="H" instantiate="true" eventGatewayType="Parallel" />',
        ...['A', 'B', 'C', 'D'].map(
          (id) => `<bpmn:intermediateCatchEvent id="${id}"><bpmn:messageEventDefinition messageRef="N" /></bpmn:intermediateCatchEvent>`,
        ),
        '<bpmn:receiveTask id="R" instantiate="true" messageRef="N" />',
        END,
        path('G', 'A', 'E'),
        path('G', 'B', 'E'),
        path('H', 'C', 'E'),
        path('H', 'D', 'E'),
        path('R', 'E'),
      ],
      ['<bpmn:message id="N" name="N" />'],
    ),
    reported: ['C', 'D'],
  },
  {
    title: 'accepts one correlation property with a FEEL path instead',
    drawn: correlated(retrieval('K', '=caseId')),
    reported: [],
  },
  { title: 'refuses a path in another language', drawn: correlated(retrieval('K', '/case/id')), reported: ['A'] },
  { title: 'refuses a key of several properties', drawn: correlated(retrieval('K', '=a') + retrieval('Q', '=b')), reported: ['A'] },
];

function correlated(properties: string): string {
  return diagram(
    [START, '<bpmn:receiveTask id="A" messageRef="N" />', END, path('S', 'A', 'E')],
    ['<bpmn:message id="N" name="N" />', properties],
  );
}

function retrieval(id: string, messagePath: string): string {
  return `<bpmn:correlationProperty id="${id}"><bpmn:correlationPropertyRetrievalExpression id="${id}_of_N" messageRef="N"><bpmn:messagePath>${messagePath}</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>`;
}
