import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function thrown(id: string, name = 'L'): string {
  return `<bpmn:intermediateThrowEvent id="${id}"><bpmn:linkEventDefinition name="${name}" /></bpmn:intermediateThrowEvent>`;
}

function caught(id: string, name = 'L'): string {
  return `<bpmn:intermediateCatchEvent id="${id}"><bpmn:linkEventDefinition name="${name}" /></bpmn:intermediateCatchEvent>`;
}

export const linkEvent: readonly RuleCase[] = [
  {
    title: 'accepts several throwing links to one catching one',
    drawn: diagram([
      START,
      '<bpmn:parallelGateway id="F" />',
      thrown('A'),
      thrown('B'),
      caught('C'),
      END,
      path('S', 'F', 'A'),
      path('F', 'B'),
      path('C', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a throwing link that leads nowhere',
    drawn: diagram([START, thrown('A'), caught('C', 'M'), END, path('S', 'A'), path('C', 'E')]),
    reported: ['A'],
  },
  {
    title: 'refuses links across the border of a sub-process',
    drawn: diagram([START, thrown('A'), `<bpmn:subProcess id="Sub">${caught('C')}<bpmn:task id="T" /></bpmn:subProcess>`, path('S', 'A')]),
    reported: ['A'],
  },
  {
    title: 'refuses two catching links of one name',
    drawn: diagram([START, thrown('A'), caught('C'), caught('D'), END, path('S', 'A'), path('C', 'E'), path('D', 'E')]),
    reported: ['D'],
  },
  {
    title: 'refuses flows where the link takes their place',
    drawn: diagram([START, thrown('A'), caught('C'), END, path('S', 'A', 'C', 'E')]),
    reported: ['C', 'A'],
  },
  {
    title: 'refuses links without a name',
    drawn: diagram([START, thrown('A', ''), caught('C', ''), END, path('S', 'A'), path('C', 'E')]),
    reported: ['A', 'C'],
  },
];
