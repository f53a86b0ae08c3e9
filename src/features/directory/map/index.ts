export {
  type BoundingBox,
  boundingBoxOf,
  formatBoundingBox,
  isInside,
  type MapMove,
  moveBoundingBox,
  parseBoundingBox,
} from '#core/geo/bounding-box.ts';
export { type Drawing, drawn } from './drawing.ts';
export { type Pin, signOf, spokenOf } from './pins.ts';
export { writePlaces, writePoints } from './points.ts';
export { pictureType, readTile, type Tile, tileAddress } from './tiles.ts';
