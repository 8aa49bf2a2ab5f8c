import { describe, expect, it } from 'vitest';
import type { ModelElement } from '../../reference/model.ts';
import { boundary, event, eventSubProcess, feel, gateway, model, start, subProcess, task, transaction, type DrawnFlow } from './models.ts';
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
const message = { kind: 'message', messageName: { kind: 'literal', value: 'stop' } } as const;

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

describe('a compensation that is interrupted (BPMN 2.0, 13.5.5)', () => {
  it('leaves what it had not begun with to the next one', () => {
    const walk = new Walk(
      model(
        [
          start('S'),
          task('Book'),
          task('Pay'),
          event('intermediateThrowEvent', 'Undo', compensateAll),
          task('Unbook', 'P', { forCompensation: true }),
          task('Repay', 'P', { forCompensation: true }),
          ...eventSubProcess('Stop', message, 'P'),
          event('endEvent', 'Undo the rest', compensateAll, 'Stop'),
        ],
        [
          ['S', 'Book'],
          ['Book', 'Pay'],
          ['Pay', 'Undo'],
          ['Stop starts', 'Undo the rest'],
        ],
        HANDLERS,
      ),
    );
    walk.complete('Book').complete('Pay');
    expect(walk.waits).toEqual(['Repay', 'Stop starts']);

    expect(walk.occur('Stop starts').waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').status).toBe('completed');
  });
});

describe('compensation thrown in an event sub-process (BPMN 2.0, 13.5.5)', () => {
  it('concerns its own activities first, then those around it', () => {
    const walk = new Walk(
      model(
        [
          start('S'),
          task('Book'),
          task('Wait'),
          task('Unbook', 'P', { forCompensation: true }),
          ...eventSubProcess('Stop', message, 'P'),
          task('Tell', 'Stop'),
          task('Recall', 'Stop', { forCompensation: true }),
          event('endEvent', 'Undo', compensateAll, 'Stop'),
        ],
        [
          ['S', 'Book'],
          ['Book', 'Wait'],
          ['Stop starts', 'Tell'],
          ['Tell', 'Undo'],
        ],
        { Book: 'Unbook', Tell: 'Recall' },
      ),
    );
    walk.complete('Book').occur('Stop starts').complete('Tell');

    expect(walk.waits).toEqual(['Recall']);
    expect(walk.complete('Recall').waits).toEqual(['Unbook']);
  });
});

describe('a compensation event sub-process (BPMN 2.0, 10.7)', () => {
  /** Two trips, one after the other; then both are undone. */
  function trips(handler: Parameters<typeof model>[0], handlerFlows: readonly DrawnFlow[]) {
    const multiInstance = { sequential: true, inputCollection: feel('["first", "second"]'), inputElement: 'trip' };
    return model(
      [
        start('S'),
        { ...subProcess('Trip'), multiInstance },
        start('In', 'Trip'),
        task('Book', 'Trip'),
        task('Unbook', 'Trip', { forCompensation: true }),
        ...eventSubProcess('Take back', compensateAll, 'Trip'),
        ...handler,
        event('intermediateThrowEvent', 'Undo', compensateAll),
        task('Last'),
      ],
      [['S', 'Trip'], ['In', 'Book'], ['Trip', 'Undo'], ['Undo', 'Last'], ...handlerFlows],
      { Book: 'Unbook' },
    );
  }

  it('stands for the handlers inside, and sees the data that its sub-process had', () => {
    const walk = new Walk(
      trips(
        [gateway('exclusiveGateway', 'Which', 'Take back'), task('Call first', 'Take back'), task('Call second', 'Take back')],
        [
          ['Take back starts', 'Which'],
          ['Which', 'Call first', 'trip = "first"'],
          ['Which', 'Call second', 'trip = "second"'],
        ],
      ),
    );
    walk.complete('Book').complete('Book');

    expect(walk.waits).toEqual(['Call second']);
    expect(walk.complete('Call second').waits).toEqual(['Call first']);
    expect(walk.complete('Call first').waits).toEqual(['Last']);
  });

  it('may run them itself', () => {
    const walk = new Walk(trips([event('endEvent', 'Undo inside', compensateAll, 'Take back')], [['Take back starts', 'Undo inside']]));
    walk.complete('Book').complete('Book');

    expect(walk.waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').complete('Unbook').waits).toEqual(['Last']);
  });
});

describe('a transaction (BPMN 2.0, 10.3.5 and 13.5.6)', () => {
  const failure = { kind: 'error', errorCode: { kind: 'literal', value: 'E' } } as const;
  const booking = model(
    [
      start('S'),
      transaction('T', ['Cancelled', 'Hazard']),
      boundary('Cancelled', 'T', { kind: 'cancel' }),
      boundary('Hazard', 'T', failure),
      start('In', 'T'),
      task('Book', 'T'),
      task('Unbook', 'T', { forCompensation: true }),
      task('Decide', 'T'),
      task('Other', 'T'),
      event('endEvent', 'No', { kind: 'cancel' }, 'T'),
      task('After'),
      task('Failed'),
      task('Look'),
    ],
    [
      ['S', 'T'],
      ['In', 'Book'],
      ['In', 'Other'],
      ['Book', 'Decide'],
      ['Decide', 'No'],
      ['T', 'After'],
      ['Cancelled', 'Failed'],
      ['Hazard', 'Look'],
    ],
    { Book: 'Unbook' },
  );
  const error = { kind: 'error', code: 'E', variables: {} } as const;

  it('ends what runs when it is cancelled, compensates what has completed, then is left by its cancel event', () => {
    const walk = new Walk(booking).complete('Book');
    expect(walk.waits).toEqual(['Decide', 'Other']);

    expect(walk.complete('Decide').waits).toEqual(['Unbook']);
    expect(walk.complete('Unbook').waits).toEqual(['Failed']);
  });

  it('is left without compensation by an error: a hazard', () => {
    expect(new Walk(booking).complete('Book').throwFrom('Decide', error).waits).toEqual(['Look']);
  });

  it('is left at once by an error while it is compensated', () => {
    expect(new Walk(booking).complete('Book').complete('Decide').throwFrom('Unbook', error).waits).toEqual(['Look']);
  });
});
