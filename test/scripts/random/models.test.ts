import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../scripts/random/check-model.ts';
import { drawModel } from '../../../scripts/random/drawing/draw-model.ts';
import { supportedFeatures } from '../../../scripts/random/models/features.ts';
import { generateModel } from '../../../scripts/random/models/generate-model.ts';
import { variants } from '../../../scripts/random/shrinking/variants.ts';
import { Random } from '../../../scripts/support/random.ts';

const features = await supportedFeatures();

describe('a random model', () => {
  it('is the same for the same seed', () => {
    const [one, other] = [new Random(7), new Random(7)].map((random) => drawModel(generateModel(random, features)));

    expect(one).toBe(other);
  });

  it('deploys', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      expect(await compileModel(generateModel(new Random(seed), features))).not.toBeTypeOf('string');
    }
  });

  it('has a picture of every node and flow', () => {
    const xml = drawModel(generateModel(new Random(3), features));
    const drawn = new Set([...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id));

    expect(drawn.size).toBeGreaterThan(5);
    for (const [, id] of xml.matchAll(/<bpmn:(?:sequenceFlow|startEvent|endEvent|userTask|subProcess)[^>]* id="([^"]+)"/g)) {
      expect(drawn).toContain(id);
    }
  });
});

describe('the variants of a model', () => {
  it('are never larger, and the model itself stays as it is', () => {
    const model = generateModel(new Random(11), features);
    const text = JSON.stringify(model);
    const all = [...variants(model)];

    expect(all.length).toBeGreaterThan(0);
    for (const variant of all) expect(JSON.stringify(variant).length).toBeLessThanOrEqual(text.length);
    expect(JSON.stringify(model)).toBe(text);
  });
});
