import { checkInAddresses } from './checkIn.tsx';
import { comeAddresses } from './come.tsx';
import { deskAddresses } from './desk.tsx';
import { editAddresses } from './edit.tsx';
import { feedAddresses } from './feeds.tsx';
import { hostAddresses } from './hosts.tsx';
import { lookAddresses } from './look.tsx';
import { mineAddresses } from './mine.tsx';
import { organiseAddresses } from './organise.tsx';
import { outcomeAddresses } from './outcome.tsx';
import { paperAddresses } from './papers.tsx';
import { photoAddresses } from './photos.tsx';
import { shiftAddresses } from './shifts.tsx';
import { standAddresses } from './stands.tsx';

/** Where one knocks for meetings: looking, coming, the own page, organising, the day itself, what came out. */
export const meetingAddresses = [
  ...feedAddresses,
  ...lookAddresses,
  ...comeAddresses,
  ...mineAddresses,
  ...organiseAddresses,
  ...deskAddresses,
  ...checkInAddresses,
  ...hostAddresses,
  ...outcomeAddresses,
  ...paperAddresses,
  ...editAddresses,
  ...standAddresses,
  ...shiftAddresses,
  ...photoAddresses,
];
