import {
  clusterOpinions,
  type OpinionResult,
  polisPipeline,
  type Votes,
} from '#algorithms/opinion-clustering';
import { randomVotes } from './random-votes.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

const SIZES = {
  municipal: { voters: 400, statements: 60, votes: 14_000, groups: 3, noise: 0.2, seed: 5 },
  middle: { voters: 2_000, statements: 200, votes: 112_000, groups: 3, noise: 0.2, seed: 5 },
  national: { voters: 33_000, statements: 800, votes: 2_000_000, groups: 3, noise: 0.2, seed: 5 },
};

/** Everything except the stability test, or with this many resamples. */
const cluster = (votes: Votes, resamples: number): OpinionResult => {
  const result = clusterOpinions(votes, { resamples });
  if (!result) throw new Error('stopped');
  return result;
};
const firstShare = (result: { axes: { explainedShare: readonly number[] } }): number =>
  Math.round(1e9 * (result.axes.explainedShare[0] as number));

const trial = (name: keyof typeof SIZES, resamples: number, warm: number): Trial => ({
  name: resamples ? `${name}, ${resamples} resamples` : name,
  warm,
  prepare: async () => {
    const votes = randomVotes(SIZES[name]);
    return () => firstShare(cluster(votes, resamples));
  },
});

const published = (name: keyof typeof SIZES, warm: number): Trial => ({
  name: `${name}, published formulas`,
  warm,
  prepare: async () => {
    const votes = randomVotes(SIZES[name]);
    return () => firstShare(polisPipeline(votes));
  },
});

/**
 * The alternative: axes by ml-pca (NIPALS, its fastest method for two of them) and two to five groups by ml-kmeans. It
 * gets the dense matrix with means filled in, outside the measurement, and does none of the rest. Returns how similar
 * the first axes are.
 */
const mlTrial: Trial = {
  name: 'middle, ml-pca and ml-kmeans',
  warm: 5,
  prepare: async () => {
    const { PCA } = await import('ml-pca');
    const { kmeans } = await import('ml-kmeans');
    const votes = randomVotes(SIZES.middle);
    const { axes } = cluster(votes, 0);
    const rows = Array.from({ length: votes.voters }, () => Array.from(axes.mean));
    for (const [k, voter] of votes.voter.entries()) {
      (rows[voter] as number[])[votes.statement[k] as number] = votes.value[k] as number;
    }
    return () => {
      const pca = new PCA(rows, { method: 'NIPALS', nCompNIPALS: 2 });
      const at = pca.predict(rows, { nComponents: 2 }).to2DArray();
      for (const k of [2, 3, 4, 5]) kmeans(at, k, { seed: 1 });
      const first = pca.getEigenvectors().getColumn(0);
      const along = first.reduce((sum, part, s) => sum + part * (axes.first[s] as number), 0);
      return Math.round(1e4 * Math.abs(along));
    };
  },
};

const row = ({ name, coldMs, warmMs, peakMb }: TrialResult, limit: number | string) => ({
  what: name,
  'cold ms': Math.round(coldMs * 10) / 10,
  'warm ms': Math.round(warmMs * 10) / 10,
  'limit, ms': limit,
  MB: Math.round(peakMb),
});

/** Opinion clustering at three sizes, the stability test, and beside ml-pca with ml-kmeans. */
export const benchmark: AlgorithmBenchmark = {
  trials: [
    trial('national', 0, 2),
    published('national', 2),
    trial('national', 20, 0),
    trial('municipal', 0, 20),
    published('municipal', 20),
    trial('municipal', 200, 2),
    trial('middle', 0, 5),
    mlTrial,
  ],
  tables: (resultOf) => {
    const national = resultOf('national');
    const municipal = resultOf('municipal');
    const resampled = resultOf('municipal, 200 resamples');
    const ml = resultOf(mlTrial.name);
    const ourResult = resultOf('middle');
    return [
      {
        title:
          'Opinion clustering: 33,000 × 800 within 3 s and 300 MB, 400 × 60 within 20 ms, 200 resamples within 2 s',
        rows: [
          row(national, 3000),
          row(resultOf('national, published formulas'), ''),
          row(resultOf('national, 20 resamples'), ''),
          row(municipal, 20),
          row(resultOf('municipal, published formulas'), ''),
          row(resampled, 2000),
        ],
        holds:
          national.coldMs <= 3000 &&
          national.peakMb <= 300 &&
          municipal.warmMs <= 20 &&
          resampled.coldMs <= 2000,
      },
      {
        title:
          'Opinion clustering beside ml-pca (NIPALS) and ml-kmeans, 2,000 × 200: faster, with the same first axis',
        rows: [row(ourResult, ''), { ...row(ml, ''), 'similarity of axes': ml.value / 1e4 }].map(
          (one, k) => ({
            ...one,
            'times as long, warm': k ? Math.round((10 * ml.warmMs) / ourResult.warmMs) / 10 : 1,
          }),
        ),
        holds: ml.value >= 9999 && ml.warmMs > ourResult.warmMs,
      },
    ];
  },
};
