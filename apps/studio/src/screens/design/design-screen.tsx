import { Canvas } from "../../canvas/canvas.tsx";
import { Dock } from "../../app/frame/dock.tsx";
import { Drawer } from "../../app/frame/drawer.tsx";

/** The canvas with the dock at its side and the drawer below. */
export function DesignScreen() {
  return (
    <div className="work">
      <div className="work-top">
        <div className="work-canvas">
          <Canvas />
        </div>
        <Dock />
      </div>
      <Drawer />
    </div>
  );
}
