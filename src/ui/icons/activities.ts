import { actions } from './actions.ts';
import { give } from './give.ts';
import { goals } from './goals.ts';
import { travel } from './levels.ts';
import { access, people, reach } from './people.ts';
import { places } from './places.ts';
import { box, dots, ring } from './ring.ts';
import { time } from './time.ts';

/** What people do together: one picture for each activity. */
export const activities = {
  'activity-walking': travel['travel-walk'],
  'activity-cycling': travel['travel-bicycle'],
  'activity-swimming': `${ring(17.5, 9.5, 2.2)}M4.5 13.5 10 7.5 7.5 5H4M10 7.5l4.5 5.5M2.5 16.5c1.6 1.5 3.2 1.5 4.8 0 1.6 1.5 3.2 1.5 4.7 0 1.6 1.5 3.2 1.5 4.7 0 1.6 1.5 3.2 1.5 4.8 0M2.5 20.5c1.6 1.5 3.2 1.5 4.8 0 1.6 1.5 3.2 1.5 4.7 0 1.6 1.5 3.2 1.5 4.7 0 1.6 1.5 3.2 1.5 4.8 0`,
  'activity-football': give['give-sport'],
  'activity-sport': `${box(5, 7, 3, 10, 1.2)}${box(16, 7, 3, 10, 1.2)}M8 12h8M5 9.5H3.5a1 1 0 0 0-1 1v3a1 1 0 0 0 1 1H5M19 9.5h1.5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H19`,
  'activity-dancing': `${ring(13, 4.2, 1.9)}M5 7.5l4 2.5h4.5L19 6M13.5 10 12 15l4.5 2.5.5 4M12 15l-3 3.5-4 .5`,
  'activity-music': goals.music,
  'activity-singing': `${ring(15.5, 8, 4.7)}M12 11.5 4 19.5l1 1.5 1.5-1 7.8-7.5M12.3 6.5l5 5`,
  'activity-cooking': give['give-cook'],
  'activity-eating': goals.food,
  'activity-coffee':
    'M4.5 9.5h12v5.5a4.5 4.5 0 0 1-4.5 4.5H9a4.5 4.5 0 0 1-4.5-4.5zM16.5 11h1.7a2.5 2.5 0 0 1 0 5h-1.9M8.5 6.5c-1-1.3 1-2.2 0-3.5M12.5 6.5c-1-1.3 1-2.2 0-3.5',
  'activity-talking': goals.dutch,
  'activity-dutch': give['give-language'],
  'activity-languages': places.globe,
  'activity-homework':
    'M13 20.5H6a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 6 3.5h9A1.5 1.5 0 0 1 16.5 5v4M8 8h5M8 12h4M14 17.8l.7-3 4.7-4.7a1.6 1.6 0 0 1 2.3 2.3L17 17.1z',
  'activity-reading': goals.study,
  'activity-films': `${box(2.5, 4.5, 19, 13, 2)}M10 8.2v5.6l4.8-2.8zM8 20.5h8`,
  'activity-games': `${box(4, 4, 16, 16, 3)}${dots([8.3, 8.3], [15.7, 8.3], [12, 12], [8.3, 15.7], [15.7, 15.7])}`,
  'activity-children': give['give-children'],
  'activity-animals': `${ring(7, 7, 1.9)}${ring(12.5, 5, 1.9)}${ring(18, 8, 1.9)}${ring(4, 12.5, 1.7)}M12.5 11c2.8 0 6 3.5 6 6.3 0 2-1.5 3-3.2 2.8-1.8-.3-3.2-.3-4.8 0C8.5 20.5 7 19.3 7 17.3c0-2.8 2.7-6.3 5.5-6.3z`,
  'activity-garden': give['give-garden'],
  'activity-nature':
    'M12 21.5v-8M12 17.5l3-2.5M12 15.5 9.5 13.5M8 17a4.5 4.5 0 0 1-3-8 4.3 4.3 0 0 1 4-4.8 4.3 4.3 0 0 1 7 .5A4.3 4.3 0 0 1 19.5 9 4.5 4.5 0 0 1 16 17',
  'activity-sewing': give['give-sew'],
  'activity-crafts': goals.create,
  'activity-repair': give['give-repair'],
  'activity-computer': give['give-computer'],
  'activity-city': `M2.5 20.5h19M4 20.5V9l5-2.5v14M9 20.5V4l6-1.5v18M15 20.5v-11l5 2v9${dots([12, 7], [12, 11], [12, 15], [17.5, 14], [17.5, 17], [6.5, 12], [6.5, 16])}`,
  'activity-museum': places.building,
  'activity-market':
    'M3 9.5 5 4.5h14l2 5zM3 9.5a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M5 13v7.5h14V13M5 17h14',
  'activity-letters': goals.letters,
  'activity-work': goals.work,
};

/** What people rather not have. */
export const dislikes = {
  'dislike-crowds': people.everyone,
  'dislike-noise': actions.ear,
  'dislike-alcohol': 'M6.5 3.5h11l-.8 5.5a4.7 4.7 0 0 1-9.4 0zM12 13.5v7M8.5 20.5h7M7 7.5h10',
  'dislike-smoking': `${box(2.5, 14.5, 15, 4, 0.8)}M13 14.5v4M20.5 14.5v4M17.5 11.5c0-2-3-1.7-3-4 0-1.5 1-2 1-3.5M20.5 11.5c0-3-2-3-2-5`,
  'dislike-dogs': access['access-guideDog'],
  'dislike-cats': `M5 4l3.5 3.2a9 9 0 0 1 7 0L19 4v8.5c0 4.5-3 7.5-7 7.5s-7-3-7-7.5z${dots([9, 12], [15, 12])}M12 15v1.2M12 16.2c-.7.9-1.7 1-2.5.6M12 16.2c.7.9 1.7 1 2.5.6M1.5 13.5 4 14M22.5 13.5 20 14`,
  'dislike-phoning': reach['reach-call'],
  'dislike-early': `${ring(12, 13, 7)}M12 9.5V13l2.3 1.5M3 6.5 6 4M21 6.5 18 4M7 18.5l-1.5 2M17 18.5l1.5 2`,
  'dislike-late': time.evening,
  'dislike-politics':
    'M3.5 10v4a1 1 0 0 0 1 1H7l9 4.5v-15L7 9H4.5a1 1 0 0 0-1 1zM7 15l1.5 5.5H11L9.8 16.4M19 9.5c1.3 1.5 1.3 3.5 0 5',
  'dislike-faith-talk':
    'M5 3.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7L7.5 20.5v-4H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM10 13.5h4M10.8 13.5V10h2.4v3.5M12 8.3c-1-1 0-1.7 0-2.3.3.6 1 1.3 0 2.3z',
  'dislike-sitting-still': 'M7 3.5v10h9.5a1.5 1.5 0 0 1 1.5 1.5v5.5M7 13.5v7M7 8.5h2.5M7 17h11',
};
