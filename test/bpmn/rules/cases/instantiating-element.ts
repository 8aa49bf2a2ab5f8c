import { END, START, diagram, flow, message, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const TARGETS = `<bpmn:intermediateCatchEvent id="A"><bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="B">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`;

function gateway(attributes: string): string {
  return `<bpmn:eventBasedGateway id="G" ${attributes} />`;
}

export const instantiatingElement: readonly RuleCase[] = [
  {
    title: 'accepts gateways and receive tasks that nothing leads to',
    drawn: diagram(
      [
        gateway('instantiate="true" eventGatewayType="Parallel"'),
        TARGETS,
        '<bpmn:receiveTask id="R" instantiate="true" messageRef="M" />',
        END,
        path('G', 'A', 'E'),
        path('G', 'B', 'E'),
        path('R', 'E'),
      ],
      [message('M')],
    ),
    reported: [],
  },
  {
    title: 'accepts a start event before them',
    drawn: diagram([START, gateway('instantiate="true"'), TARGETS, END, path('S', 'G', 'A', 'E'), path('G', 'B', 'E')], [message('M')]),
    reported: [],
  },
  {
    title: 'accepts receive tasks behind such a gateway',
    drawn: diagram(
      [
        gateway('instantiate="true"'),
        '<bpmn:receiveTask id="A" instantiate="true" messageRef="M" /><bpmn:receiveTask id="B" instantiate="true" messageRef="N" />',
        END,
        path('G', 'A', 'E'),
        path('G', 'B', 'E'),
      ],
      [message('M'), message('N')],
    ),
    reported: [],
  },
  {
    title: 'refuses a way back',
    drawn: diagram(
      [
        '<bpmn:receiveTask id="R" instantiate="true" messageRef="M" />',
        '<bpmn:exclusiveGateway id="X" default="f_X_E" />',
        END,
        path('R', 'X', 'E'),
        flow('X', 'R', '=again'),
      ],
      [message('M')],
    ),
    reported: ['R'],
  },
  {
    title: 'refuses them in a sub-process',
    drawn: diagram(
      [
        START,
        '<bpmn:subProcess id="Sub"><bpmn:receiveTask id="R" instantiate="true" messageRef="M" /></bpmn:subProcess>',
        path('S', 'Sub'),
      ],
      [message('M')],
    ),
    reported: ['R'],
  },
  {
    title: 'refuses a parallel gateway that begins nothing',
    drawn: diagram(
      [START, gateway('eventGatewayType="Parallel"'), TARGETS, END, path('S', 'G', 'A', 'E'), path('G', 'B', 'E')],
      [message('M')],
    ),
    reported: ['G'],
  },
];
