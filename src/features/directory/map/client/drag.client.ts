/// <reference lib="dom" />
/**
 * The drawn map under a finger or a mouse: drag, pinch, wheel with Ctrl, double tap, and the buttons without a new page. What
 * is listed changes only when somebody asks for it: then a link leads to the places in view.
 */
import {
  type BoundingBox,
  clampToNetherlands,
  formatBoundingBox,
  parseBoundingBox,
} from '#core/geo/bounding-box.ts';
import { boxOfView, type MapView, moveView, zoomView } from './map-view.ts';

/** From so many pixels a touch is a drag, not a tap on a place. */
const MIN_DRAG_PX = 6;
/** A pin and its number on a screen, beside the size in which they are drawn for a narrow phone. */
const MARK_SCALE = 0.95;
/** From this scale there is room for the names that are drawn for a wide screen. */
const ROOMY_PIXELS_PER_UNIT = 1.45;
const BUTTON_ZOOM = 1.6;
const BUTTON_STEP = 0.35;

function begin(frame: HTMLElement, svg: SVGSVGElement, box: BoundingBox): void {
  const { width: drawnWidth, height: drawnHeight } = svg.viewBox.baseVal;
  const boxHeight = Number(svg.dataset.height) || drawnHeight;
  const atFirst = svg.getBoundingClientRect();
  // In a frame that is flatter than the drawing, a flat box fits as it is; without a script more is shown around it.
  const isFlat = atFirst.width / atFirst.height > (1.05 * drawnWidth) / drawnHeight;
  const height = isFlat ? Math.min(boxHeight, drawnHeight) : drawnHeight;
  const first: MapView = { x: 0, y: (drawnHeight - height) / 2, width: drawnWidth, height };
  const boxInDrawing: MapView = { ...first, y: (drawnHeight - boxHeight) / 2, height: boxHeight };
  let view = first;
  const searchLink = frame.querySelector<HTMLAnchorElement>('.map-search');

  const pixelsPerUnit = () => {
    const { width, height } = svg.getBoundingClientRect();
    return Math.min(width / view.width, height / view.height);
  };
  const show = (next: MapView) => {
    view = next;
    svg.setAttribute('viewBox', [next.x, next.y, next.width, next.height].map((n) => n.toFixed(1)).join(' '));
    const perUnit = pixelsPerUnit();
    svg.style.setProperty('--vo-map-mark', (MARK_SCALE / perUnit).toFixed(3));
    svg.classList.toggle('roomy', perUnit >= ROOMY_PIXELS_PER_UNIT);
  };
  /** What the whole frame shows, which is more than the view when it is wider or higher. */
  const seen = (): MapView => {
    const rect = svg.getBoundingClientRect();
    const [width, height] = [rect.width / pixelsPerUnit(), rect.height / pixelsPerUnit()];
    return { x: view.x + (view.width - width) / 2, y: view.y + (view.height - height) / 2, width, height };
  };
  const move = (next: MapView) => {
    show(next);
    if (!searchLink) return;
    const url = new URL(location.href);
    url.searchParams.set('box', formatBoundingBox(clampToNetherlands(boxOfView(seen(), boxInDrawing, box))));
    url.searchParams.delete('page');
    url.hash = '';
    searchLink.href = `${url.pathname}${url.search}`;
    searchLink.hidden = false;
  };
  const toDrawing = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const rect = svg.getBoundingClientRect();
    const area = seen();
    return {
      x: area.x + (clientX - rect.left) / pixelsPerUnit(),
      y: area.y + (clientY - rect.top) / pixelsPerUnit(),
    };
  };

  show(first);
  addEventListener('resize', () => show(view));
  frame.classList.add('draggable');
  document.querySelector('.map-hint')?.removeAttribute('hidden');

  const pointers = new Map<number, PointerEvent>();
  let dragged = 0;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    dragged = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const other = [...pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    dragged += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    if (dragged < MIN_DRAG_PX && !other) return;
    // Only a drag is captured: a captured tap would never reach the place under it.
    svg.setPointerCapture(event.pointerId);
    svg.classList.add('dragged');
    pointers.set(event.pointerId, event);
    const perUnit = pixelsPerUnit();
    if (!other) {
      move(
        moveView(
          view,
          (before.clientX - event.clientX) / perUnit,
          (before.clientY - event.clientY) / perUnit,
          first,
        ),
      );
      return;
    }
    const distance = (one: PointerEvent) =>
      Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const middle = toDrawing({
      clientX: (event.clientX + other.clientX) / 2,
      clientY: (event.clientY + other.clientY) / 2,
    });
    move(zoomView(view, distance(event) / Math.max(1, distance(before)), middle, first));
  });
  for (const name of ['pointerup', 'pointercancel'] as const)
    svg.addEventListener(name, ({ pointerId }) => {
      pointers.delete(pointerId);
      svg.classList.remove('dragged');
    });
  svg.addEventListener(
    'click',
    (event) => {
      if (dragged < MIN_DRAG_PX) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener('dblclick', (event) => {
    event.preventDefault();
    move(zoomView(view, BUTTON_ZOOM, toDrawing(event), first));
  });
  svg.addEventListener(
    'wheel',
    (event) => {
      // A page that scrolls must not get stuck on the map; a pinch on a touchpad comes as a wheel with Ctrl.
      if (!event.ctrlKey) return;
      event.preventDefault();
      move(zoomView(view, Math.exp(-event.deltaY / 100), toDrawing(event), first));
    },
    { passive: false },
  );
  const onButton: Record<string, () => MapView> = {
    'map-in': () => zoomView(view, BUTTON_ZOOM, centre(), first),
    'map-out': () => zoomView(view, 1 / BUTTON_ZOOM, centre(), first),
    'map-north': () => moveView(view, 0, -BUTTON_STEP * view.height, first),
    'map-south': () => moveView(view, 0, BUTTON_STEP * view.height, first),
    'map-west': () => moveView(view, -BUTTON_STEP * view.width, 0, first),
    'map-east': () => moveView(view, BUTTON_STEP * view.width, 0, first),
  };
  const centre = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });
  for (const [name, next] of Object.entries(onButton)) {
    const button = frame.querySelector<HTMLAnchorElement>(`.${name}`);
    button?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      move(next());
    });
  }
}

const frame = document.querySelector<HTMLElement>('.map-frame');
const svg = frame?.querySelector<SVGSVGElement>('svg');
const box = parseBoundingBox(svg?.dataset.box ?? '');
if (frame && svg && box) begin(frame, svg, box);
