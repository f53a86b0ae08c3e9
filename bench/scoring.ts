import { sql } from 'kysely';
import { directorySnapshot } from '#features/directory';
import type { Story } from '#features/story';
import { fitStory, fitsOf, rankByFit } from '#features/suggestions';
import { percentiles, STORY, startDemoServer } from './demo-server.ts';
import type { BenchmarkTable } from './table.ts';

const SIZE = 10_000;
const ROUNDS = 60;

/**
 * One story against 10,000 initiatives: the scoring algorithm beside the same question as one SQL query on the same
 * rows.
 */
export async function benchScoring(): Promise<BenchmarkTable> {
  const { app, close } = await startDemoServer(SIZE);
  try {
    const snapshot = await directorySnapshot(app);
    const story = STORY as unknown as Story;
    const scoring: number[] = [];
    const query: number[] = [];
    let scoringHits = 0;
    let queryHits = 0;
    for (let round = 0; round < ROUNDS; round++) {
      let from = performance.now();
      const scores = fitStory(snapshot, story, true);
      scoringHits = rankByFit(fitsOf(scores, story), scores.verdicts).slice(0, 40).length;
      scoring.push(performance.now() - from);
      from = performance.now();
      queryHits = (await asQuery().execute(app.db)).rows.length;
      query.push(performance.now() - from);
    }
    const warm = { scoring: percentiles(scoring.slice(10)), query: percentiles(query.slice(10)) };
    const ratio = warm.query.median / warm.scoring.median;
    return {
      title: `Scoring: one story, ${SIZE} initiatives, the best 40 (${scoringHits} and ${queryHits} found), ${ROUNDS - 10} rounds after 10 warm ones`,
      rows: [
        {
          method: 'scoring',
          'median ms': round(warm.scoring.median),
          'p95 ms': round(warm.scoring.p95),
          ratio: 1,
        },
        {
          method: 'one SQL query',
          'median ms': round(warm.query.median),
          'p95 ms': round(warm.query.p95),
          ratio: round(ratio),
        },
      ],
      holds: ratio >= 20,
    };
  } finally {
    await close();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The same criteria, verdicts and weights as one query: no index can answer it, every row must be scored. */
const asQuery = () => sql`
  with story as (
    select 52.0705::float8 as lat, 4.3007::float8 as lon, array['dutch','people','work'] as goals,
      array['ti','en'] as languages, 2 as level, array['none','a0','a1','a2','b1','b2'] as levels),
  judged as (
    select i.id, i.audience, i.childcare, i.room,
      case when cardinality(i.goals) = 0 then 500 when not i.goals && story.goals then 250
        else 600 + 400 * cardinality(array(select unnest(i.goals) intersect select unnest(story.goals))) / 3 end as goals,
      case when cardinality(i.languages) = 0 then 500 when not i.languages && story.languages then 250
        else 600 + 400 * cardinality(array(select unnest(i.languages) intersect select unnest(story.languages))) / 2 end as languages,
      case when i.level_min is null and i.level_max is null then null
        else greatest(array_position(story.levels, coalesce(i.level_min, 'none')) - 1 - story.level,
          story.level - array_position(story.levels, coalesce(i.level_max, 'b2')) + 1, 0) end as level_off,
      2 + 1.3 * 4.3 * 6371 * 2 * asin(sqrt(sin(radians(i.lat - story.lat) / 2) ^ 2
        + cos(radians(story.lat)) * cos(radians(i.lat)) * sin(radians(i.lon - story.lon) / 2) ^ 2)) as minutes,
      (select bool_or(w.weekday <= 5 and w.ends_at <= 1110) from weekly_time w where w.initiative_id = i.id) as in_time
    from initiative i, story where i.status = 'active'),
  scored as (
    select id, (300 * goals + 80 * languages
      + 140 * case when level_off is null then 500 when level_off = 0 then 1000 else 250 end
      + 40 * 1000 + 60 * 1000
      + 180 * case when minutes is null then 500 when minutes <= 30 then 1000 - 400 * minutes / 30 else 250 end
      + 180 * case when in_time is null then 500 else 1000 end
      + 60 * case when audience is null then 500 else 1000 end
      + 60 * case when childcare is null then 500 else 1000 end
      + 60 * case when room is null then 500 when room in ('room', 'talk') then 1000 else 250 end) / 1160 as score
    from judged
    where coalesce(level_off, 0) <= 1 and coalesce(minutes, 0) <= 45 and coalesce(in_time, true)
      and coalesce(audience, 'everyone') = 'everyone' and coalesce(childcare, true))
  select id, score from scored order by score desc, id limit 40`;
