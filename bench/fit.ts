import { sql } from 'kysely';
import { best } from '#engine/fit';
import { directorySnapshot } from '#features/directory';
import type { Story } from '#features/story';
import { fitStory } from '#features/suggestions';
import { crowdedHouse, middle, STORY } from './crowd.ts';
import type { Table } from './table.ts';

const SIZE = 10_000;
const ROUNDS = 60;

/** One story against 10,000 initiatives: the engine beside the same question as one SQL query on the same rows. */
export async function benchFit(): Promise<Table> {
  const { house, close } = await crowdedHouse(SIZE);
  try {
    const snapshot = await directorySnapshot(house);
    const story = STORY as unknown as Story;
    const engine: number[] = [];
    const query: number[] = [];
    let ours = 0;
    let theirs = 0;
    for (let round = 0; round < ROUNDS; round++) {
      let from = performance.now();
      ours = best(fitStory(snapshot, story), 40).length;
      engine.push(performance.now() - from);
      from = performance.now();
      theirs = (await asQuery().execute(house.db)).rows.length;
      query.push(performance.now() - from);
    }
    const warm = { engine: middle(engine.slice(10)), query: middle(query.slice(10)) };
    const ratio = warm.query.median / warm.engine.median;
    return {
      title: `fit: one story, ${SIZE} initiatives, the best 40 (${ours} and ${theirs} found), ${ROUNDS - 10} rounds after 10 warm ones`,
      rows: [
        {
          what: 'engine/fit',
          'median ms': round(warm.engine.median),
          'p95 ms': round(warm.engine.p95),
          ratio: 1,
        },
        {
          what: 'one SQL query',
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

/** The same criteria and weights as one query: no index can answer it, every row must be scored. */
const asQuery = () => sql`
  with story as (select 52.0705::float8 as lat, 4.3007::float8 as lon, array['dutch','people','work'] as goals, array['ti','en'] as languages),
  scored as (
    select i.id,
      case when cardinality(i.goals) = 0 then 150 else 100 * cardinality(array(select unnest(i.goals) intersect select unnest(story.goals))) end
      + case when cardinality(i.languages) = 0 then 40 when i.languages && story.languages then 80 else 20 end
      + case when i.level_min is null then 70
             when array_position(array['none','a0','a1','a2','b1','b2'], i.level_min) <= 3
              and array_position(array['none','a0','a1','a2','b1','b2'], coalesce(i.level_max, 'b2')) >= 3 then 140 else 35 end
      + case when d.minutes is null then 90 when d.minutes <= 30 then 180 - 2 * d.minutes else 45 end
      + case when i.audience is null then 30 else 60 end
      + case when i.childcare is null then 30 when i.childcare then 60 else 0 end
      + case when i.room is null then 30 when i.room in ('room', 'talk') then 60 else 15 end as score
    from initiative i, story, lateral (select 2 + 1.3 * 4.3 * 6371 * 2 * asin(sqrt(
        sin(radians(i.lat - story.lat) / 2) ^ 2 + cos(radians(story.lat)) * cos(radians(i.lat)) * sin(radians(i.lon - story.lon) / 2) ^ 2)) as minutes) d
    where i.status = 'active'
      and (d.minutes is null or d.minutes <= 45)
      and (i.audience is null or i.audience = 'everyone')
      and (i.childcare is distinct from false)
      and (not exists (select from weekly_time w where w.initiative_id = i.id)
        or exists (select from weekly_time w where w.initiative_id = i.id and w.weekday <= 5 and w.ends_at <= 1110)))
  select id, score from scored order by score desc, id limit 40`;
