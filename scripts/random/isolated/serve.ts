import { pinTimeZone } from '../../../config/time-zone.ts';
import { checkModel } from '../check-model.ts';
import { foundIn } from '../found.ts';
import { supportedFeatures } from '../models/features.ts';
import { shrink } from '../shrinking/shrink.ts';
import { modelRequest, type ModelReply } from './messages.ts';

/** A process that checks one model after the other; its parent ends it when one takes too long. */
pinTimeZone();
const features = await supportedFeatures();
process.on('message', (message) => {
  const { seed, paths, engines } = modelRequest.parse(message);
  void check(seed, paths, engines).then(reply);
});
process.on('disconnect', () => process.exit());
reply({ kind: 'ready', features: [...features] });

async function check(seed: number, paths: number, engines: ReturnType<typeof modelRequest.parse>['engines']): Promise<ModelReply> {
  const { failure, ...counts } = await checkModel(seed, { paths, engines, features });
  return { kind: 'model', ...counts, ...(failure ? { found: foundIn(seed, await shrink(failure)) } : {}) };
}

function reply(content: ModelReply): void {
  process.send?.(content);
}
