import { describe, expect, it } from 'vitest';
import type { ModelElement } from '../../reference/model.ts';
import { boundary, event, model, start, subProcess, task, transaction, type DrawnFlow } from './models.ts';
import { Walk } from './walk.ts';

const compensateAll = { kind: 'compensation', waitForCompletion: true } as const;

function row(thrown: Parameters<typeof event>[2]): { readonly elements: readonly ModelElement[]; readonly flows: readonly DrawnFlow[] } {
  return {
    elements: [
      start('S'),
      task('Book'),
      task('Pay'),
      event('intermediateThrowEvent', 'Undo', thrown),
      task('Last'),
      task('Unbook', 'P', { forCompensation: true }),
      task('Repay', 'P', { forCompensation: true }),
    ],
    flows: [
      ['S', 'Book'],
      ['Book', 'Pay'],
      ['Pay', 'Undo'],
      ['Undo', 'Last'],
    ],
  };
}

const HANDLERS = { Book: 'Unbook', Pay: 'Repay' };

describe('compensation (BPMN 2.0, 13.5.5)', () => {
  it('runs the handlers of what has completed, one after the other in reverse order', () => {
    const { elements, flows } = row(compensateAll);
    const walk = new Walk(model(elements, flows, HANDLERS)).complete('Book').complete('Pay');
    expect(walk.waits).toEqual(['Repay']);

    expect(walk.complete('Repay').waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').waits).toEqual(['Last']);
  });

  it('runs one handler when the event names its activity', () => {
    const { elements, flows } = row({ ...compensateAll, activityRef: 'Book' });
    const walk = new Walk(model(elements, flows, HANDLERS)).complete('Book').complete('Pay');

    expect(walk.waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').waits).toEqual(['Last']);
  });

  it('goes on at once when the event does not wait', () => {
    const { elements, flows } = row({ ...compensateAll, waitForCompletion: false });

    expect(new Walk(model(elements, flows, HANDLERS)).complete('Book').complete('Pay').waits).toEqual(['Last', 'Repay']);
  });

  it('reaches into a completed sub-process', () => {
    const walk = new Walk(
      model(
        [
          start('S'),
          subProcess('Trip'),
          start('In', 'Trip'),
          task('Book', 'Trip'),
          task('Unbook', 'Trip', { forCompensation: true }),
          event('intermediateThrowEvent', 'Undo', compensateAll),
        ],
        [
          ['S', 'Trip'],
          ['In', 'Book'],
          ['Trip', 'Undo'],
        ],
        { Book: 'Unbook' },
      ),
    ).complete('Book');

    expect(walk.waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').status).toBe('completed');
  });
});

describe('a cancelled transaction (BPMN 2.0, 13.5.6)', () => {
  it('ends what runs, compensates what has completed, then leaves by its cancel event', () => {
    const walk = new Walk(
      model(
        [
          start('S'),
          transaction('T', ['Cancelled']),
          boundary('Cancelled', 'T', { kind: 'cancel' }),
          start('In', 'T'),
          task('Book', 'T'),
          task('Unbook', 'T', { forCompensation: true }),
          task('Decide', 'T'),
          task('Other', 'T'),
          event('endEvent', 'No', { kind: 'cancel' }, 'T'),
          task('After'),
          task('Failed'),
        ],
        [
          ['S', 'T'],
          ['In', 'Book'],
          ['In', 'Other'],
          ['Book', 'Decide'],
          ['Decide', 'No'],
          ['T', 'After'],
          ['Cancelled', 'Failed'],
        ],
        { Book: 'Unbook' },
      ),
    );
    expect(walk.complete('Book').waits).toEqual(['Decide', 'Other']);

    expect(walk.complete('Decide').waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').waits).toEqual(['Failed']);
  });
});
