import { type IconName, SubmitTile, Tiles } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { speakVocabulary } from '../../messages/vocabulary/index.ts';
import { ROOM, type Room } from '../../vocabulary.ts';

const ICONS = {
  room: 'check',
  waitlist: 'clock',
  full: 'remove',
  talk: 'people',
} as const satisfies Record<Room, IconName>;

/** How much room there is, in one tap. `name`: of the field that it answers. */
export function RoomTiles({ name, now, language }: { name: string; now: Room | null; language: string }) {
  const say = speak(language);
  const called = speakVocabulary(language);
  return (
    <>
      <p>{say('own.room')}</p>
      <Tiles>
        {ROOM.map((room) => (
          <SubmitTile
            name={name}
            value={room}
            chosen={now === room}
            icon={ICONS[room]}
            label={called(`room.${room}`)}
          />
        ))}
      </Tiles>
    </>
  );
}
