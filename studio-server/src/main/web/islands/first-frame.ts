/** Calls back once, when the canvas first shows something other than black. */
export function firstFrame(canvas: HTMLCanvasElement, then: () => void): void {
  const sampler = document.createElement('canvas');
  sampler.width = 16;
  sampler.height = 9;
  const context = sampler.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const look = (): void => {
    if (!canvas.isConnected) return;
    context.drawImage(canvas, 0, 0, sampler.width, sampler.height);
    const pixels = context.getImageData(0, 0, sampler.width, sampler.height).data;
    if (pixels.some((value, index) => index % 4 !== 3 && value > 0)) then();
    else requestAnimationFrame(look);
  };
  look();
}
