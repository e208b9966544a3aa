<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a folder of images with Pascal VOC annotations</source>
        <translation>打开带有 Pascal VOC 标注的图像文件夹</translation>
    </message>
    <message>
        <source>&amp;Make Sample Dataset</source>
        <translation>生成示例数据集(&amp;M)</translation>
    </message>
    <message>
        <source>Draw 200 small pictures of shapes with their boxes, and open them</source>
        <translation>绘制 200 张带有标注框的小图形图片，并打开它们</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>标注(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Train a detector and watch its curves</source>
        <translation>训练检测器并观察曲线</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评估(&amp;E)</translation>
    </message>
    <message>
        <source>Measure a detector on a split of the data set</source>
        <translation>在数据集的某个划分上衡量检测器</translation>
    </message>
    <message>
        <source>&amp;Detect</source>
        <translation>检测(&amp;D)</translation>
    </message>
    <message>
        <source>Find objects in any images and export them</source>
        <translation>在任意图像中查找目标并导出</translation>
    </message>
    <message>
        <source>&amp;Previous Image</source>
        <translation>上一张图像(&amp;P)</translation>
    </message>
    <message>
        <source>Show the image above in the list</source>
        <translation>显示列表中的上一张图像</translation>
    </message>
    <message>
        <source>&amp;Next Image</source>
        <translation>下一张图像(&amp;N)</translation>
    </message>
    <message>
        <source>Show the image below in the list</source>
        <translation>显示列表中的下一张图像</translation>
    </message>
    <message>
        <source>&amp;Fit Image</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>显示整张图像</translation>
    </message>
    <message>
        <source>Fit &amp;Width</source>
        <translation>适应宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Show the whole width of the image</source>
        <translation>显示图像的完整宽度</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Show the image larger</source>
        <translation>放大显示图像</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show the image smaller</source>
        <translation>缩小显示图像</translation>
    </message>
    <message>
        <source>Actual Si&amp;ze</source>
        <translation>实际大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Show one image pixel as one pixel</source>
        <translation>一个图像像素显示为一个屏幕像素</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is</source>
        <translation>与桌面的浅色或深色一致</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>浅色背景，深色文字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>深色背景，浅色文字</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>在一页中列出所有按键</translation>
    </message>
    <message>
        <source>&amp;About Boxwright</source>
        <translation>关于 Boxwright(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Get &amp;Weights…</source>
        <translation>获取权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Download pretrained weights to start a training from</source>
        <translation>下载预训练权重，作为训练的起点</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>标注框</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>Draw and correct the boxes of the images</source>
        <translation>绘制并修正图像的标注框</translation>
    </message>
    <message>
        <source>Next Image to &amp;Do</source>
        <translation>下一张未标注图像(&amp;D)</translation>
    </message>
    <message>
        <source>Show the next image that is not annotated</source>
        <translation>显示下一张尚未标注的图像</translation>
    </message>
    <message>
        <source>&amp;Verified</source>
        <translation>已核验(&amp;V)</translation>
    </message>
    <message>
        <source>Mark the image as checked; labelImg shows it green</source>
        <translation>将图像标记为已检查；labelImg 会显示为绿色</translation>
    </message>
    <message>
        <source>Fla&amp;gged</source>
        <translation>已标旗(&amp;G)</translation>
    </message>
    <message>
        <source>Mark the image for a second look</source>
        <translation>标记图像以便再次查看</translation>
    </message>
    <message>
        <source>Find &amp;Image</source>
        <translation>查找图像(&amp;I)</translation>
    </message>
    <message>
        <source>Search the list of images</source>
        <translation>搜索图像列表</translation>
    </message>
    <message>
        <source>&amp;Save Now</source>
        <translation>立即保存(&amp;S)</translation>
    </message>
    <message>
        <source>Write what is not saved yet; it happens by itself too</source>
        <translation>写入尚未保存的内容；平时会自动保存</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back what was done last, in whatever image</source>
        <translation>撤回上一步操作，无论在哪张图像</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重新执行已撤回的操作</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Move the selected boxes to the clipboard</source>
        <translation>将选中的框移到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected boxes to the clipboard</source>
        <translation>将选中的框复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Put the boxes on the clipboard into this image</source>
        <translation>将剪贴板中的框放入此图像</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>创建副本(&amp;D)</translation>
    </message>
    <message>
        <source>A copy of the selected boxes beside them</source>
        <translation>在旁边创建选中框的副本</translation>
    </message>
    <message>
        <source>Copy from Pre&amp;vious Image</source>
        <translation>从上一张图像复制(&amp;V)</translation>
    </message>
    <message>
        <source>Boxes of the image above in the list, without those that are here already</source>
        <translation>列表中上一张图像的框，已有的除外</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Delete the selected boxes</source>
        <translation>删除选中的框</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select every box of the image</source>
        <translation>选中图像中的所有框</translation>
    </message>
    <message>
        <source>D&amp;eselect</source>
        <translation>取消选择(&amp;E)</translation>
    </message>
    <message>
        <source>Give up what was begun, or select no box</source>
        <translation>放弃正在进行的操作，或取消选择</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>Drag to draw a box; click to select one</source>
        <translation>拖动绘制框；单击选中框</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>Drag boxes to move them, or span a frame to select several</source>
        <translation>拖动以移动框，或框选多个</translation>
    </message>
    <message>
        <source>&amp;Four Points</source>
        <translation>四点标注(&amp;F)</translation>
    </message>
    <message>
        <source>Click on the topmost, lowest, leftmost and rightmost point of an object</source>
        <translation>依次单击物体的最上、最下、最左、最右点</translation>
    </message>
    <message>
        <source>Change &amp;Class…</source>
        <translation>更改类别(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose the class of the selected boxes by name</source>
        <translation>按名称选择所选框的类别</translation>
    </message>
    <message>
        <source>D&amp;ifficult</source>
        <translation>困难(&amp;I)</translation>
    </message>
    <message>
        <source>Hard to recognise: not counted in the VOC numbers</source>
        <translation>难以辨认：不计入 VOC 指标</translation>
    </message>
    <message>
        <source>&amp;Truncated</source>
        <translation>截断(&amp;T)</translation>
    </message>
    <message>
        <source>The object goes on outside the box or the image</source>
        <translation>物体延伸到框或图像之外</translation>
    </message>
    <message>
        <source>&amp;Occluded</source>
        <translation>遮挡(&amp;O)</translation>
    </message>
    <message>
        <source>Something stands in front of the object</source>
        <translation>物体前面有遮挡物</translation>
    </message>
    <message>
        <source>Class 1</source>
        <translation>类别 1</translation>
    </message>
    <message>
        <source>Class 1 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 1 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 2</source>
        <translation>类别 2</translation>
    </message>
    <message>
        <source>Class 2 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 2 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 3</source>
        <translation>类别 3</translation>
    </message>
    <message>
        <source>Class 3 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 3 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 4</source>
        <translation>类别 4</translation>
    </message>
    <message>
        <source>Class 4 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 4 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 5</source>
        <translation>类别 5</translation>
    </message>
    <message>
        <source>Class 5 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 5 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 6</source>
        <translation>类别 6</translation>
    </message>
    <message>
        <source>Class 6 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 6 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 7</source>
        <translation>类别 7</translation>
    </message>
    <message>
        <source>Class 7 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 7 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 8</source>
        <translation>类别 8</translation>
    </message>
    <message>
        <source>Class 8 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 8 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 9</source>
        <translation>类别 9</translation>
    </message>
    <message>
        <source>Class 9 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 9 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>Class 10</source>
        <translation>类别 10</translation>
    </message>
    <message>
        <source>Class 10 of the list for the selected boxes, or for the next one</source>
        <translation>将列表中第 10 个类别用于所选框或下一个框</translation>
    </message>
    <message>
        <source>&amp;Propose Boxes</source>
        <translation>建议框(&amp;P)</translation>
    </message>
    <message>
        <source>Let the model suggest boxes for this image</source>
        <translation>让模型为此图像建议框</translation>
    </message>
    <message>
        <source>Propose for All &amp;Unlabelled Images</source>
        <translation>为所有未标注图像建议框(&amp;U)</translation>
    </message>
    <message>
        <source>Let the model suggest boxes for every image without annotation</source>
        <translation>让模型为每张未标注的图像建议框</translation>
    </message>
    <message>
        <source>&amp;Accept Proposal</source>
        <translation>接受建议(&amp;A)</translation>
    </message>
    <message>
        <source>Make the chosen proposal a box, and go to the next one</source>
        <translation>将所选建议变为标注框，并转到下一个</translation>
    </message>
    <message>
        <source>&amp;Reject Proposal</source>
        <translation>拒绝建议(&amp;R)</translation>
    </message>
    <message>
        <source>Dismiss the chosen proposal, and go to the next one</source>
        <translation>忽略所选建议，并转到下一个</translation>
    </message>
    <message>
        <source>Accept All &amp;Shown</source>
        <translation>全部接受(&amp;S)</translation>
    </message>
    <message>
        <source>Make all proposals above the threshold boxes</source>
        <translation>将阈值以上的所有建议变为标注框</translation>
    </message>
    <message>
        <source>Hide &amp;Boxes</source>
        <translation>隐藏标注框(&amp;B)</translation>
    </message>
    <message>
        <source>Show the image alone</source>
        <translation>仅显示图像</translation>
    </message>
    <message>
        <source>C&amp;rosshair</source>
        <translation>十字线(&amp;R)</translation>
    </message>
    <message>
        <source>Lines through the cursor while drawing</source>
        <translation>绘制时显示穿过光标的线</translation>
    </message>
    <message>
        <source>&amp;Keep Zoom Between Images</source>
        <translation>切换图像时保持缩放(&amp;K)</translation>
    </message>
    <message>
        <source>Zoom and place stay the same in the next image</source>
        <translation>下一张图像保持相同的缩放和位置</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>缩略导航图(&amp;M)</translation>
    </message>
    <message>
        <source>A small view of the whole image while zoomed in</source>
        <translation>放大时显示整张图像的小视图</translation>
    </message>
    <message>
        <source>Next Pan&amp;el</source>
        <translation>下一个面板(&amp;E)</translation>
    </message>
    <message>
        <source>Go with the keyboard from image to lists and back</source>
        <translation>用键盘在图像与列表之间切换</translation>
    </message>
    <message>
        <source>&amp;Find Command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Search everything that can be done</source>
        <translation>搜索所有可执行的操作</translation>
    </message>
    <message>
        <source>&amp;Edit Keys…</source>
        <translation>编辑快捷键(&amp;E)…</translation>
    </message>
    <message>
        <source>Change the keys of every command</source>
        <translation>更改每个命令的快捷键</translation>
    </message>
    <message>
        <source>&amp;Ask for the Class of Each Box</source>
        <translation>每画一框询问类别(&amp;A)</translation>
    </message>
    <message>
        <source>After a box is drawn its class is asked for beside it</source>
        <translation>画好一个框后，在其旁边询问类别</translation>
    </message>
    <message>
        <source>Thumb&amp;nails</source>
        <translation>缩略图(&amp;N)</translation>
    </message>
    <message>
        <source>Small pictures in the list of images</source>
        <translation>在图像列表中显示小图</translation>
    </message>
    <message>
        <source>Move the image and its annotation to the trash of the folder</source>
        <translation>将图像及其标注移到此文件夹的回收站</translation>
    </message>
    <message>
        <source>&amp;Statistics…</source>
        <translation>统计(&amp;S)…</translation>
    </message>
    <message>
        <source>Count boxes, sizes and shapes of every class</source>
        <translation>统计每个类别的框数、大小和形状</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Everything that can be set, on one page each</source>
        <translation>所有可以设置的内容，分页显示</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>Read how things are done and what the numbers mean</source>
        <translation>阅读操作方法以及各数字的含义</translation>
    </message>
    <message>
        <source>&amp;How It Sees…</source>
        <translation>模型如何看图(&amp;H)…</translation>
    </message>
    <message>
        <source>Look at an image the way the model sees it, step by step</source>
        <translation>以模型的方式逐步查看图像</translation>
    </message>
    <message>
        <source>&amp;First Image</source>
        <translation>第一张图像(&amp;F)</translation>
    </message>
    <message>
        <source>Show the image at the top of the list</source>
        <translation>显示列表最上面的图像</translation>
    </message>
    <message>
        <source>&amp;Last Image</source>
        <translation>最后一张图像(&amp;L)</translation>
    </message>
    <message>
        <source>Show the image at the end of the list</source>
        <translation>显示列表最后的图像</translation>
    </message>
    <message>
        <source>Delete &amp;Image</source>
        <translation>删除图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Check Data…</source>
        <translation>检查数据(&amp;C)…</translation>
    </message>
    <message>
        <source>Look for mistakes in annotations and images, and correct them</source>
        <translation>查找标注和图像中的错误并加以修正</translation>
    </message>
    <message>
        <source>Zoom to Bo&amp;x</source>
        <translation>放大到标注框(&amp;X)</translation>
    </message>
    <message>
        <source>Show the selected box large; again: the next one</source>
        <translation>放大显示选中的标注框；再按一次转到下一个</translation>
    </message>
    <message>
        <source>Bri&amp;ghtness and Contrast…</source>
        <translation>亮度与对比度(&amp;G)…</translation>
    </message>
    <message>
        <source>How bright the image is shown; its file stays as it is</source>
        <translation>图像显示的明暗；文件保持不变</translation>
    </message>
    <message>
        <source>Wheel &amp;Zooms</source>
        <translation>滚轮缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>The mouse wheel zooms at the cursor</source>
        <translation>鼠标滚轮在光标处缩放</translation>
    </message>
    <message>
        <source>Wheel &amp;Scrolls</source>
        <translation>滚轮滚动(&amp;S)</translation>
    </message>
    <message>
        <source>The mouse wheel moves the image up and down; with Ctrl it zooms</source>
        <translation>鼠标滚轮上下移动图像；按住 Ctrl 则缩放</translation>
    </message>
    <message>
        <source>Wheel Changes the &amp;Image</source>
        <translation>滚轮切换图像(&amp;I)</translation>
    </message>
    <message>
        <source>The mouse wheel shows the next or previous image; with Ctrl it zooms</source>
        <translation>鼠标滚轮切换到上一张或下一张图像；按住 Ctrl 则缩放</translation>
    </message>
    <message>
        <source>&amp;Right Click Deletes</source>
        <translation>右键删除(&amp;R)</translation>
    </message>
    <message>
        <source>The right button deletes the box under it; beside boxes it shows the menu</source>
        <translation>右键删除光标下的标注框；在标注框之外则显示菜单</translation>
    </message>
    <message>
        <source>Ten Images &amp;Back</source>
        <translation>后退十张(&amp;B)</translation>
    </message>
    <message>
        <source>Show the image ten places above in the list</source>
        <translation>显示列表中上面第十张图像</translation>
    </message>
    <message>
        <source>&amp;Ten Images Ahead</source>
        <translation>前进十张(&amp;T)</translation>
    </message>
    <message>
        <source>Show the image ten places below in the list</source>
        <translation>显示列表中下面第十张图像</translation>
    </message>
    <message>
        <source>Reset La&amp;yout</source>
        <translation>重置布局(&amp;Y)</translation>
    </message>
    <message>
        <source>Panels and columns where and as wide as they were at first</source>
        <translation>面板和列恢复到最初的位置和宽度</translation>
    </message>
    <message>
        <source>A&amp;nnotation Folder…</source>
        <translation>标注文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>Read and write the annotations of these images in another folder</source>
        <translation>在另一个文件夹中读写这些图像的标注</translation>
    </message>
</context>
<context>
    <name>CoreSentence</name>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间已满</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>第 %1 个目标</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>第 %1 个字节</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>张量 %1</translation>
    </message>
    <message>
        <source>model options</source>
        <translation>模型选项</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这个文件或文件夹。</translation>
    </message>
    <message>
        <source>There is no such file any more.</source>
        <translation>这个文件已经不存在了。</translation>
    </message>
    <message>
        <source>There is another file of this name by now.</source>
        <translation>现在已有另一个同名文件。</translation>
    </message>
    <message>
        <source>There is a file of this name already; it is not overwritten.</source>
        <translation>已有同名文件，不会覆盖它。</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>This is a device or pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>This is no file that can be read.</source>
        <translation>这不是可以读取的文件。</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>无法打开该文件。</translation>
    </message>
    <message>
        <source>The file cannot be opened: %1.</source>
        <translation>无法打开该文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取该文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入该文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be removed: %1.</source>
        <translation>无法删除该文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be renamed: %1.</source>
        <translation>无法重命名该文件：%1。</translation>
    </message>
    <message>
        <source>The file could not be moved to %1: %2.</source>
        <translation>无法把该文件移到 %1：%2。</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1.</source>
        <translation>无法创建该文件夹：%1。</translation>
    </message>
    <message>
        <source>The link cannot be made: %1.</source>
        <translation>无法创建链接：%1。</translation>
    </message>
    <message>
        <source>The file cannot be opened to copy it.</source>
        <translation>无法打开该文件进行复制。</translation>
    </message>
    <message>
        <source>%1 more are there already; nothing was written.</source>
        <translation>还有 %1 个已经存在；什么都没有写入。</translation>
    </message>
    <message>
        <source>The folder is not there any more; it is tried again until it is.</source>
        <translation>文件夹不在了；会一直重试，直到它回来。</translation>
    </message>
    <message>
        <source>The folder is being edited by another program.</source>
        <translation>另一个程序正在编辑这个文件夹。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>There is not enough memory to read the file.</source>
        <translation>内存不足，无法读取该文件。</translation>
    </message>
    <message>
        <source>There is not enough memory to unpack the file.</source>
        <translation>内存不足，无法解压该文件。</translation>
    </message>
    <message>
        <source>There is not enough memory for the tensors.</source>
        <translation>内存不足，放不下这些张量。</translation>
    </message>
    <message>
        <source>A part of Boxwright cannot be loaded (%1). Install Boxwright anew.</source>
        <translation>无法加载 Boxwright 的一个部分（%1）。请重新安装 Boxwright。</translation>
    </message>
    <message>
        <source>The module boxwright-engine belongs to another version (%1</source>
        <translation>模块 boxwright-engine 属于另一个版本（%1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>This is not an image that can be decoded, or it is damaged.</source>
        <translation>这不是可以解码的图像，或者它已损坏。</translation>
    </message>
    <message>
        <source>This animation has no frame.</source>
        <translation>这个动画没有任何帧。</translation>
    </message>
    <message>
        <source>The first frame of this animation is larger than its picture.</source>
        <translation>这个动画的第一帧比它的画面还大。</translation>
    </message>
    <message>
        <source>The image file is empty.</source>
        <translation>图像文件是空的。</translation>
    </message>
    <message>
        <source>Image files of more than 2 GiB are not read.</source>
        <translation>不读取超过 2 GiB 的图像文件。</translation>
    </message>
    <message>
        <source>The image file is damaged: its header has no size.</source>
        <translation>图像文件已损坏：文件头中没有尺寸。</translation>
    </message>
    <message>
        <source>The image has %1 x %2 pixels; more than 1,000,000,000 are not read.</source>
        <translation>图像有 %1 x %2 像素；不读取超过 1,000,000,000 像素的图像。</translation>
    </message>
    <message>
        <source>The file ends before its picture does: a part of it is missing.</source>
        <translation>文件在图像结束之前就断了：缺少一部分。</translation>
    </message>
    <message>
        <source>Images are written as .png or .jpg, not as &quot;%1&quot;.</source>
        <translation>图像写成 .png 或 .jpg，不能写成“%1”。</translation>
    </message>
    <message>
        <source>The image to write has no pixels.</source>
        <translation>要写入的图像没有像素。</translation>
    </message>
    <message>
        <source>The image has no pixels.</source>
        <translation>图像没有像素。</translation>
    </message>
    <message>
        <source>Only JPEG and PNG pictures are read in parts.</source>
        <translation>只有 JPEG 和 PNG 图像可以分块读取。</translation>
    </message>
    <message>
        <source>There is nothing of the picture in this part.</source>
        <translation>这一块里没有图像内容。</translation>
    </message>
    <message>
        <source>More than 1,000,000,000 pixels are not read at once.</source>
        <translation>一次不读取超过 1,000,000,000 像素。</translation>
    </message>
    <message>
        <source>A JPEG in printing colours is not read in parts.</source>
        <translation>印刷色（CMYK）的 JPEG 不能分块读取。</translation>
    </message>
    <message>
        <source>The JPEG is damaged: %1</source>
        <translation>JPEG 已损坏：%1</translation>
    </message>
    <message>
        <source>An interlaced PNG is not read in parts.</source>
        <translation>隔行扫描的 PNG 不能分块读取。</translation>
    </message>
    <message>
        <source>The PNG is damaged: %1</source>
        <translation>PNG 已损坏：%1</translation>
    </message>
    <message>
        <source>The picture of this image is not there.</source>
        <translation>这张图像的文件不在那里。</translation>
    </message>
    <message>
        <source>This is not complete XML: %1.</source>
        <translation>这不是完整的 XML：%1。</translation>
    </message>
    <message>
        <source>There is something beside the outermost element.</source>
        <translation>最外层元素之外还有别的内容。</translation>
    </message>
    <message>
        <source>it has no element</source>
        <translation>其中没有元素</translation>
    </message>
    <message>
        <source>it holds zero bytes</source>
        <translation>其中含有零字节</translation>
    </message>
    <message>
        <source>This is not complete JSON: %1.</source>
        <translation>这不是完整的 JSON：%1。</translation>
    </message>
    <message>
        <source>The outermost element is &lt;%1&gt;, not &lt;annotation&gt;.</source>
        <translation>最外层元素是 &lt;%1&gt;，而不是 &lt;annotation&gt;。</translation>
    </message>
    <message>
        <source>The encoding &quot;%1&quot; is not known here.</source>
        <translation>不认识编码“%1”。</translation>
    </message>
    <message>
        <source>The bytes are no %1.</source>
        <translation>这些字节不是 %1。</translation>
    </message>
    <message>
        <source>The file would not keep its bytes: its encoding &quot;%1&quot; has several forms of one character.</source>
        <translation>文件的字节无法原样保留：它的编码“%1”对同一个字符有多种写法。</translation>
    </message>
    <message>
        <source>There is no annotation file yet.</source>
        <translation>还没有标注文件。</translation>
    </message>
    <message>
        <source>There is no image number %1.</source>
        <translation>没有第 %1 张图像。</translation>
    </message>
    <message>
        <source>There is no sample %1 of %2.</source>
        <translation>没有第 %1 个样本（共 %2 个）。</translation>
    </message>
    <message>
        <source>There is no object %1.</source>
        <translation>没有第 %1 个目标。</translation>
    </message>
    <message>
        <source>There is no object %1 of %2.</source>
        <translation>没有第 %1 个目标（共 %2 个）。</translation>
    </message>
    <message>
        <source>There is no such object.</source>
        <translation>没有这个目标。</translation>
    </message>
    <message>
        <source>There is no such proposal.</source>
        <translation>没有这个建议框。</translation>
    </message>
    <message>
        <source>The box has no extent.</source>
        <translation>这个框没有面积。</translation>
    </message>
    <message>
        <source>Its box is not finite.</source>
        <translation>它的框坐标不是有限数。</translation>
    </message>
    <message>
        <source>It has no class name.</source>
        <translation>它没有类别名。</translation>
    </message>
    <message>
        <source>The class name is empty.</source>
        <translation>类别名是空的。</translation>
    </message>
    <message>
        <source>The object has no bounding box.</source>
        <translation>这个目标没有边界框。</translation>
    </message>
    <message>
        <source>An image of this size cannot be.</source>
        <translation>不可能有这种尺寸的图像。</translation>
    </message>
    <message>
        <source>A text in an annotation cannot hold control characters.</source>
        <translation>标注中的文字不能含有控制字符。</translation>
    </message>
    <message>
        <source>A text in an annotation must be UTF-8.</source>
        <translation>标注中的文字必须是 UTF-8。</translation>
    </message>
    <message>
        <source>The change does not fit: something else stands at its place.</source>
        <translation>修改对不上：那个位置上是别的内容。</translation>
    </message>
    <message>
        <source>The change would spoil the file: %1</source>
        <translation>这个修改会损坏文件：%1</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>文件已经不在那里了。</translation>
    </message>
    <message>
        <source>The file was changed by something else since it was read.</source>
        <translation>文件在读取之后被别的程序修改过。</translation>
    </message>
    <message>
        <source>Annotations are written to .xml files only.</source>
        <translation>标注只写入 .xml 文件。</translation>
    </message>
    <message>
        <source>This file is an image; it is not overwritten by an annotation.</source>
        <translation>这个文件是图像，不会用标注覆盖它。</translation>
    </message>
    <message>
        <source>It is not in the trash any more.</source>
        <translation>它已经不在回收站里了。</translation>
    </message>
    <message>
        <source>There are no images in this folder.</source>
        <translation>这个文件夹里没有图像。</translation>
    </message>
    <message>
        <source>There are no images in this data set.</source>
        <translation>这个数据集里没有图像。</translation>
    </message>
    <message>
        <source>There is no JSON file in this folder.</source>
        <translation>这个文件夹里没有 JSON 文件。</translation>
    </message>
    <message>
        <source>This is no data set that can be read; there are VOC folders, COCO and CreateML .json, YOLO data.yaml and .data.</source>
        <translation>这不是可以读取的数据集；可读的有 VOC 文件夹、COCO 和 CreateML 的 .json、YOLO 的 data.yaml 和 .data。</translation>
    </message>
    <message>
        <source>This is not a COCO annotation file: it has no lists &quot;images&quot;, &quot;annotations&quot;, &quot;categories&quot;.</source>
        <translation>这不是 COCO 标注文件：其中没有 &quot;images&quot;、&quot;annotations&quot;、&quot;categories&quot; 列表。</translation>
    </message>
    <message>
        <source>This is not a list of detections.</source>
        <translation>这不是检测结果列表。</translation>
    </message>
    <message>
        <source>This is not a CreateML file: it is not a list of images.</source>
        <translation>这不是 CreateML 文件：它不是图像列表。</translation>
    </message>
    <message>
        <source>The image &quot;%1&quot; has no name that a file can have.</source>
        <translation>图像“%1”的名称不能用作文件名。</translation>
    </message>
    <message>
        <source>The split &quot;%1&quot; has no name that a file can have.</source>
        <translation>子集“%1”的名称不能用作文件名。</translation>
    </message>
    <message>
        <source>There is no split &quot;%1&quot;; there are: %2.</source>
        <translation>没有子集“%1”；有：%2。</translation>
    </message>
    <message>
        <source>No image of split &quot;%1&quot; can be used%2</source>
        <translation>子集“%1”没有可用的图像%2</translation>
    </message>
    <message>
        <source>; it has none.</source>
        <translation>；它是空的。</translation>
    </message>
    <message>
        <source>. First reason: %1</source>
        <translation>。第一个原因：%1</translation>
    </message>
    <message>
        <source>Not one of the %1 detections is of an image of the data; the first is of &quot;%2&quot;.</source>
        <translation>%1 个检测结果中没有一个属于这个数据集的图像；第一个属于“%2”。</translation>
    </message>
    <message>
        <source>Making the splits was stopped.</source>
        <translation>划分子集已停止。</translation>
    </message>
    <message>
        <source>The split exists already; it is overwritten only when asked for.</source>
        <translation>子集已经存在；只有明确要求时才会覆盖。</translation>
    </message>
    <message>
        <source>A flat folder holds no split files; split files belong to a folder with JPEGImages and Annotations.</source>
        <translation>平铺的文件夹里没有子集文件；子集文件属于带有 JPEGImages 和 Annotations 的文件夹。</translation>
    </message>
    <message>
        <source>There is no augmentation &quot;%1&quot;: there are light and strong.</source>
        <translation>没有数据增强“%1”：有 light 和 strong。</translation>
    </message>
    <message>
        <source>The inspection was stopped.</source>
        <translation>检查已停止。</translation>
    </message>
    <message>
        <source>It changed since it was inspected; it is left as it is.</source>
        <translation>它在检查之后被修改过，保持原样。</translation>
    </message>
    <message>
        <source>It changed since it was fixed; it is left as it is.</source>
        <translation>它在修复之后被修改过，保持原样。</translation>
    </message>
    <message>
        <source>This is not a journal of fixes.</source>
        <translation>这不是修复日志。</translation>
    </message>
    <message>
        <source>The journal exists already; it is not overwritten.</source>
        <translation>日志已经存在，不会覆盖它。</translation>
    </message>
    <message>
        <source>This is a file; choose a folder for the sample data set.</source>
        <translation>这是一个文件；请为示例数据集选择一个文件夹。</translation>
    </message>
    <message>
        <source>The folder is not empty and holds no sample data set; choose another folder, so that nothing is lost.</source>
        <translation>文件夹不是空的，而且不是示例数据集；请选择另一个文件夹，以免丢失内容。</translation>
    </message>
    <message>
        <source>The sample data set cannot be replaced because &quot;%1&quot; lies beside it; move that away or choose another folder.</source>
        <translation>无法替换示例数据集，因为旁边有“%1”；请把它移走，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Making the sample data set was cancelled.</source>
        <translation>生成示例数据集已取消。</translation>
    </message>
    <message>
        <source>The sample data set cannot be put in place: %1.</source>
        <translation>无法把示例数据集放到位：%1。</translation>
    </message>
    <message>
        <source>A sample data set has 5 to 100,000 images, not %1.</source>
        <translation>示例数据集有 5 到 100,000 张图像，不能是 %1 张。</translation>
    </message>
    <message>
        <source>No folder is given for the sample data set.</source>
        <translation>没有为示例数据集指定文件夹。</translation>
    </message>
    <message>
        <source>The file does not say which model it belongs to: name it with --model%1</source>
        <translation>文件没有说明它属于哪个模型：请在表单中（或用 --model）指定模型%1</translation>
    </message>
    <message>
        <source>The file holds no box predictor: it is not a whole detector.</source>
        <translation>文件里没有框预测头：它不是完整的检测器。</translation>
    </message>
    <message>
        <source>The weights do not fit %1: %2</source>
        <translation>权重与 %1 不符：%2</translation>
    </message>
    <message>
        <source>Nothing in the file fits %1: %2</source>
        <translation>文件中没有任何内容与 %1 相符：%2</translation>
    </message>
    <message>
        <source>The run was trained for %1 classes, the data have %2: it cannot go on with them.</source>
        <translation>该次训练有 %1 个类别，而数据有 %2 个：无法用这些数据继续。</translation>
    </message>
    <message>
        <source>There is no model named &quot;%1&quot;; there are %2.</source>
        <translation>没有名为“%1”的模型；有 %2。</translation>
    </message>
    <message>
        <source>%1 has no layer &quot;%2&quot;; its layers are %3.</source>
        <translation>%1 没有层“%2”；它的层有 %3。</translation>
    </message>
    <message>
        <source>The layer &quot;%1&quot; is named twice.</source>
        <translation>层“%1”被写了两次。</translation>
    </message>
    <message>
        <source>%1 takes one layer; several need a model with a feature pyramid (its name ends in _fpn).</source>
        <translation>%1 只取一层；取多层需要带特征金字塔的模型（名称以 _fpn 结尾）。</translation>
    </message>
    <message>
        <source>The model options are not understood: %1</source>
        <translation>无法理解模型选项：%1</translation>
    </message>
    <message>
        <source>The model options are too long to be ours.</source>
        <translation>模型选项太长，不是本程序写的。</translation>
    </message>
    <message>
        <source>The model options are damaged.</source>
        <translation>模型选项已损坏。</translation>
    </message>
    <message>
        <source>The tensor has an element type that weight files cannot hold.</source>
        <translation>张量的元素类型不能存入权重文件。</translation>
    </message>
    <message>
        <source>The optimizer state names a parameter that the model lacks.</source>
        <translation>优化器状态中有模型没有的参数。</translation>
    </message>
    <message>
        <source>A class name holds a line break, which these files cannot hold.</source>
        <translation>类别名含有换行，这种文件不能保存它。</translation>
    </message>
    <message>
        <source>The zip archive is damaged: a compressed member cannot be unpacked.</source>
        <translation>zip 压缩包已损坏：有一个压缩成员无法解压。</translation>
    </message>
    <message>
        <source>The zip archive is damaged: %1.</source>
        <translation>zip 压缩包已损坏：%1。</translation>
    </message>
    <message>
        <source>The zip archive has no member %1.</source>
        <translation>zip 压缩包里没有成员 %1。</translation>
    </message>
    <message>
        <source>The zip archive is encrypted.</source>
        <translation>zip 压缩包是加密的。</translation>
    </message>
    <message>
        <source>The zip member %1 is packed in a way that is not supported.</source>
        <translation>zip 成员 %1 的压缩方式不受支持。</translation>
    </message>
    <message>
        <source>The zip archive would unpack to much more than its own size, which weights never do: save it again with torch.save.</source>
        <translation>zip 压缩包解压后会比自身大得多，权重文件不会这样：请用 torch.save 重新保存。</translation>
    </message>
    <message>
        <source>The file has a protocol of torch.save other than 1001.</source>
        <translation>文件的 torch.save 协议不是 1001。</translation>
    </message>
    <message>
        <source>The file was written on a big-endian machine, which is not supported.</source>
        <translation>文件是在大端序机器上写的，不受支持。</translation>
    </message>
    <message>
        <source>The file lists data that none of its tensors uses.</source>
        <translation>文件列出了没有任何张量使用的数据。</translation>
    </message>
    <message>
        <source>The data end too early (an unfinished download or copy?).</source>
        <translation>数据提前结束（下载或复制没有完成？）。</translation>
    </message>
    <message>
        <source>The pickle inside is damaged: %1.</source>
        <translation>里面的 pickle 已损坏：%1。</translation>
    </message>
    <message>
        <source>The safetensors file is damaged: %1.</source>
        <translation>safetensors 文件已损坏：%1。</translation>
    </message>
    <message>
        <source>A tensor has the type &quot;%1&quot;, which this program does not read: convert the file to F32 or F16.</source>
        <translation>有一个张量的类型是“%1”，本程序不能读取：请把文件转换成 F32 或 F16。</translation>
    </message>
    <message>
        <source>The file holds a whole Python object (%1), not its weights: save model.state_dict() with torch.save in Python.</source>
        <translation>文件里是整个 Python 对象（%1），而不是它的权重：请在 Python 中用 torch.save 保存 model.state_dict()。</translation>
    </message>
    <message>
        <source>The file holds no state dict: no named tensors were found.</source>
        <translation>文件里没有 state dict：找不到带名称的张量。</translation>
    </message>
    <message>
        <source>The tar archive holds no &quot;%1&quot;: it was not written by PyTorch, or ends too early.</source>
        <translation>tar 包里没有“%1”：它不是 PyTorch 写的，或者提前结束了。</translation>
    </message>
    <message>
        <source>The file is damaged: %1.</source>
        <translation>文件已损坏：%1。</translation>
    </message>
    <message>
        <source>The data of a tensor are missing.</source>
        <translation>缺少一个张量的数据。</translation>
    </message>
    <message>
        <source>A tensor is larger than its data.</source>
        <translation>有一个张量比它的数据还大。</translation>
    </message>
    <message>
        <source>A tensor repeats its data, which no weight file needs.</source>
        <translation>有一个张量重复使用自己的数据，权重文件不需要这样。</translation>
    </message>
    <message>
        <source>This is a TorchScript program (torch.jit.save), not weights alone: save model.state_dict() with torch.save in Python.</source>
        <translation>这是 TorchScript 程序（torch.jit.save），不只是权重：请在 Python 中用 torch.save 保存 model.state_dict()。</translation>
    </message>
    <message>
        <source>The archive holds no data.pkl: it was not written by PyTorch.</source>
        <translation>压缩包里没有 data.pkl：它不是 PyTorch 写的。</translation>
    </message>
    <message>
        <source>The extension says the form to write: .pth, .pt or .safetensors.</source>
        <translation>扩展名决定写出的格式：.pth、.pt 或 .safetensors。</translation>
    </message>
    <message>
        <source>The weights fit no model of boxwright-cli models.</source>
        <translation>这些权重与任何模型都不符（见 boxwright-cli models）。</translation>
    </message>
    <message>
        <source>The conventions must be one of %1.</source>
        <translation>约定必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>There is not enough memory on the device: lower the batch size or the image size.</source>
        <translation>设备内存不足：请减小批大小或图像尺寸。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; here; there is %2.</source>
        <translation>这里没有设备“%1”；有 %2。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; here; there is %2. %3</source>
        <translation>这里没有设备“%1”；有 %2。%3</translation>
    </message>
    <message>
        <source>fp16 needs a GPU: choose bf16 or float32 on a CPU.</source>
        <translation>fp16 需要 GPU：在 CPU 上请选择 bf16 或 float32。</translation>
    </message>
    <message>
        <source>This LibTorch was built without CUDA.</source>
        <translation>此 LibTorch 构建时未包含 CUDA。</translation>
    </message>
    <message>
        <source>LibTorch finds no NVIDIA GPU or no driver for it.</source>
        <translation>LibTorch 未找到 NVIDIA GPU 或其驱动。</translation>
    </message>
    <message>
        <source>LibTorch reports: %1</source>
        <translation>LibTorch 报告：%1</translation>
    </message>
    <message>
        <source>An unknown exception was thrown.</source>
        <translation>出现了未知的异常。</translation>
    </message>
    <message>
        <source>Another process of this run has ended or cannot be reached any more.</source>
        <translation>该次训练的另一个进程已经结束，或者无法再连接。</translation>
    </message>
    <message>
        <source>The other processes of the group at %1:%2 cannot be reached: %3</source>
        <translation>无法连接 %1:%2 处的其他训练进程：%3</translation>
    </message>
    <message>
        <source>This build trains in one process: it was made without Gloo (libgloo-dev).</source>
        <translation>这个版本只能用一个进程训练：它在构建时没有 Gloo（libgloo-dev）。</translation>
    </message>
    <message>
        <source>WORLD_SIZE is set, but RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT do not name a group of processes as torchrun does.</source>
        <translation>设置了 WORLD_SIZE，但 RANK、WORLD_SIZE、MASTER_ADDR 和 MASTER_PORT 没有像 torchrun 那样描述一组进程。</translation>
    </message>
    <message>
        <source>The training split holds no image that can be used.</source>
        <translation>训练集中没有可用的图像。</translation>
    </message>
    <message>
        <source>The data hold no class: annotate some objects first.</source>
        <translation>数据里没有类别：请先标注一些目标。</translation>
    </message>
    <message>
        <source>The loss was not finite %1 times in a row: lower the learning rate. The last batch was %2.</source>
        <translation>损失连续 %1 次不是有限数：请降低学习率。最后一批是 %2。</translation>
    </message>
    <message>
        <source>The run folder cannot be made: %1.</source>
        <translation>无法创建训练文件夹：%1。</translation>
    </message>
    <message>
        <source>The tables of the run cannot be written: is the disk full?</source>
        <translation>无法写入训练的表格：磁盘满了吗？</translation>
    </message>
    <message>
        <source>The file is no checkpoint of a run of Boxwright.</source>
        <translation>这个文件不是 Boxwright 训练的检查点。</translation>
    </message>
    <message>
        <source>The training notes are not understood: %1</source>
        <translation>无法理解训练记录：%1</translation>
    </message>
    <message>
        <source>The training options are not understood: %1</source>
        <translation>无法理解训练选项：%1</translation>
    </message>
    <message>
        <source>The data have other classes than the run: it cannot go on with them.</source>
        <translation>数据的类别与该次训练不同：无法用这些数据继续。</translation>
    </message>
    <message>
        <source>The checkpoint has trained %1 epochs already, the run is to have %2: give a larger number of epochs.</source>
        <translation>检查点已经训练了 %1 轮，而该次训练要求 %2 轮：请给出更大的轮数。</translation>
    </message>
    <message>
        <source>The file holds no training state: start a new run with it as initial weights.</source>
        <translation>文件里没有训练状态：请把它作为初始权重开始新的训练。</translation>
    </message>
    <message>
        <source>Nothing here can augment images as the options ask for.</source>
        <translation>这里无法按选项要求做数据增强。</translation>
    </message>
    <message>
        <source>The run was stopped within an epoch of %1 iterations, which has %2 now: it can only go on with the same images and the same number of processes.</source>
        <translation>该次训练停在一个有 %1 次迭代的轮次中，而现在一轮有 %2 次：只能用相同的图像和相同的进程数继续。</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>There must be one entry of detections per sample.</source>
        <translation>每个样本必须有一条检测结果。</translation>
    </message>
    <message>
        <source>Skipped an image: %1</source>
        <translation>跳过了一张图像：%1</translation>
    </message>
    <message>
        <source>Memory ran out: from now on a batch goes through the network in %1 parts.</source>
        <translation>内存用完了：从现在起，每一批分成 %1 部分通过网络。</translation>
    </message>
    <message>
        <source>The loss is not finite; skipped the batch of %1.</source>
        <translation>损失不是有限数；跳过了 %1 这一批。</translation>
    </message>
    <message>
        <source>The fp16 gradients overflowed; the step was left out and the loss scale lowered.</source>
        <translation>fp16 梯度溢出；省去了这一步并降低了损失缩放。</translation>
    </message>
    <message>
        <source>The curves could not be drawn. %1</source>
        <translation>无法绘制曲线。%1</translation>
    </message>
    <message>
        <source>The model does not know the class &quot;%1&quot;.</source>
        <translation>模型不认识类别“%1”。</translation>
    </message>
    <message>
        <source>The data have no class &quot;%1&quot;; its detections do not count.</source>
        <translation>数据里没有类别“%1”；它的检测结果不计入。</translation>
    </message>
    <message>
        <source>Only https addresses can be fetched from.</source>
        <translation>只能从 https 地址下载。</translation>
    </message>
    <message>
        <source>A file of this name is there, but it is not the published one: its SHA-256 begins with %1. It was left as it is; fetching again with force replaces it.</source>
        <translation>已有同名文件，但不是发布的那一个：它的 SHA-256 以 %1 开头。它保持原样；强制重新下载会替换它。</translation>
    </message>
    <message>
        <source>What the server sent is not the published file: its SHA-256 begins with %1, not with %2. It was deleted.</source>
        <translation>服务器发来的不是发布的文件：它的 SHA-256 以 %1 开头，而不是 %2。已将其删除。</translation>
    </message>
    <message>
        <source>The disk is full; what has arrived stays there for the next try.</source>
        <translation>磁盘已满；已下载的部分会留到下次继续。</translation>
    </message>
    <message>
        <source>Another program is downloading this file now.</source>
        <translation>另一个程序正在下载这个文件。</translation>
    </message>
    <message>
        <source>torchvision publishes no weights for &quot;%1&quot;; there are some for %2.</source>
        <translation>torchvision 没有发布“%1”的权重；有 %2 的权重。</translation>
    </message>
    <message>
        <source>OpenSSL does not offer SHA-256.</source>
        <translation>OpenSSL 不提供 SHA-256。</translation>
    </message>
    <message>
        <source>%1 The image is left out.</source>
        <translation>%1这张图像不使用。</translation>
    </message>
    <message>
        <source>%1: there is no such image; it is left out.</source>
        <translation>%1：没有这张图像；不使用。</translation>
    </message>
    <message>
        <source>Images without an annotation file, taken as images without objects: %1.</source>
        <translation>没有标注文件、当作没有目标的图像：%1。</translation>
    </message>
    <message>
        <source>Images whose file is not there, left out: %1.</source>
        <translation>文件不在、不使用的图像：%1。</translation>
    </message>
    <message>
        <source>Annotations that lie in another sub-folder than their images: %1 (first: %2).</source>
        <translation>与图像不在同一子文件夹的标注：%1（第一个：%2）。</translation>
    </message>
    <message>
        <source>Annotations without an image: %1 (first: %2).</source>
        <translation>没有图像的标注：%1（第一个：%2）。</translation>
    </message>
    <message>
        <source>%1 entries have no image (first: %2).</source>
        <translation>%1 个条目没有图像（第一个：%2）。</translation>
    </message>
    <message>
        <source>%1 entries are repeated (first: %2).</source>
        <translation>%1 个条目重复（第一个：%2）。</translation>
    </message>
    <message>
        <source>Split &quot;%1&quot;: %2</source>
        <translation>子集“%1”：%2</translation>
    </message>
    <message>
        <source>Class &quot;%1&quot; is not among the classes; boxes left out: %2.</source>
        <translation>类别“%1”不在类别表中；不使用的框：%2 个。</translation>
    </message>
    <message>
        <source>%1: the size is given as %2, but the image has %3; the image is believed.</source>
        <translation>%1：标注写的尺寸是 %2，但图像是 %3；以图像为准。</translation>
    </message>
    <message>
        <source>%1, box %2 (%3): it has no extent inside the image; left out.</source>
        <translation>%1，第 %2 个框（%3）：在图像内没有面积；不使用。</translation>
    </message>
    <message>
        <source>The line cannot be understood; it is passed over.</source>
        <translation>这一行无法理解，已跳过。</translation>
    </message>
    <message>
        <source>%1 edits of the last session could not be restored.</source>
        <translation>上次的 %1 处修改无法恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has the same name as another image but for its extension; its annotation is &quot;%2&quot;.</source>
        <translation>“%1”与另一张图像只有扩展名不同；它的标注是“%2”。</translation>
    </message>
    <message>
        <source>The file is a %1, but is called &quot;%2&quot;.</source>
        <translation>文件是 %1，却叫“%2”。</translation>
    </message>
    <message>
        <source>The picture is animated; its first frame is used.</source>
        <translation>图片是动画；使用它的第一帧。</translation>
    </message>
    <message>
        <source>The picture has no annotation file; training takes it as a picture without objects.</source>
        <translation>图片没有标注文件；训练时当作没有目标的图片。</translation>
    </message>
    <message>
        <source>The size is given as %1, but the picture has %2.</source>
        <translation>标注写的尺寸是 %1，但图片是 %2。</translation>
    </message>
    <message>
        <source>The size is given as %1, but the picture has %2: width and height are swapped, or its EXIF orientation was ignored; the boxes may lie in the unturned picture.</source>
        <translation>标注写的尺寸是 %1，但图片是 %2：宽和高颠倒了，或者忽略了 EXIF 方向；框可能是相对于未旋转的图片。</translation>
    </message>
    <message>
        <source>There is no image for this annotation.</source>
        <translation>这个标注没有图像。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is for the same image.</source>
        <translation>“%1”属于同一张图像。</translation>
    </message>
    <message>
        <source>It is named like &quot;%1&quot; but for the extension; their annotations are &quot;%2&quot; and &quot;%3&quot;.</source>
        <translation>它与“%1”只有扩展名不同；它们的标注是“%2”和“%3”。</translation>
    </message>
    <message>
        <source>There is no object: an image without objects.</source>
        <translation>没有目标：这是没有目标的图像。</translation>
    </message>
    <message>
        <source>The path &quot;%1&quot; is that of one machine; it is not used.</source>
        <translation>路径“%1”只属于某一台机器，不使用。</translation>
    </message>
    <message>
        <source>There is no file name of the image.</source>
        <translation>没有图像的文件名。</translation>
    </message>
    <message>
        <source>The file name &quot;%1&quot; is of another image than this file&apos;s name.</source>
        <translation>文件名“%1”与本文件名所指的不是同一张图像。</translation>
    </message>
    <message>
        <source>The file name &quot;%1&quot; has no extension of an image.</source>
        <translation>文件名“%1”没有图像的扩展名。</translation>
    </message>
    <message>
        <source>The size of the image is not given.</source>
        <translation>没有给出图像的尺寸。</translation>
    </message>
    <message>
        <source>The size of the image is given as &quot;%1&quot; x &quot;%2&quot;.</source>
        <translation>图像尺寸写的是“%1” x “%2”。</translation>
    </message>
    <message>
        <source>%1 is there twice; the first counts.</source>
        <translation>%1 出现了两次；以第一个为准。</translation>
    </message>
    <message>
        <source>The class name &quot;%1&quot; has blanks around it.</source>
        <translation>类别名“%1”前后有空格。</translation>
    </message>
    <message>
        <source>%1 is neither 0 nor 1; it is taken as 0.</source>
        <translation>%1 既不是 0 也不是 1；当作 0。</translation>
    </message>
    <message>
        <source>It has no bounding box: a shape of another kind, which is not used.</source>
        <translation>它没有边界框：是另一种形状，不使用。</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>它没有 %1。</translation>
    </message>
    <message>
        <source>%1 has a comma; numbers are written with a decimal point.</source>
        <translation>%1 中有逗号；数字要用小数点。</translation>
    </message>
    <message>
        <source>%1 is not a number that can be used.</source>
        <translation>%1 不是可用的数字。</translation>
    </message>
    <message>
        <source>Its corners are swapped; they are put in order.</source>
        <translation>它的角点颠倒了；已按顺序排好。</translation>
    </message>
    <message>
        <source>Its box has no extent (xmin = xmax or ymin = ymax).</source>
        <translation>它的框没有面积（xmin = xmax 或 ymin = ymax）。</translation>
    </message>
    <message>
        <source>Its box begins outside of the image.</source>
        <translation>它的框从图像之外开始。</translation>
    </message>
    <message>
        <source>It has a DOCTYPE; its entities are not expanded.</source>
        <translation>它有 DOCTYPE；其中的实体不展开。</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>One object</source>
        <translation>一个目标</translation>
    </message>
    <message>
        <source>%1 objects</source>
        <translation>%1 个目标</translation>
    </message>
    <message>
        <source>%1 has numbers that are not whole (%2).</source>
        <translation>%1中有非整数（%2）。</translation>
    </message>
    <message>
        <source>%1 have numbers that are not whole (%2).</source>
        <translation>%1中有非整数（%2）。</translation>
    </message>
    <message>
        <source>%1 has no %2; defaults are taken.</source>
        <translation>%1没有 %2；使用默认值。</translation>
    </message>
    <message>
        <source>%1 have no %2; defaults are taken.</source>
        <translation>%1没有 %2；使用默认值。</translation>
    </message>
    <message>
        <source>%1 has an empty %2; defaults are taken.</source>
        <translation>%1的 %2 为空；使用默认值。</translation>
    </message>
    <message>
        <source>%1 have an empty %2; defaults are taken.</source>
        <translation>%1的 %2 为空；使用默认值。</translation>
    </message>
    <message>
        <source>%1 has %2, which is kept but not used.</source>
        <translation>%1有 %2；会保留，但不使用。</translation>
    </message>
    <message>
        <source>%1 have %2, which is kept but not used.</source>
        <translation>%1有 %2；会保留，但不使用。</translation>
    </message>
    <message>
        <source>The box has no extent; training leaves it out. (%1)</source>
        <translation>框没有面积；训练时不使用。（%1）</translation>
    </message>
    <message>
        <source>The box lies outside the picture of %1. (%2)</source>
        <translation>框在 %1 的图片之外。（%2）</translation>
    </message>
    <message>
        <source>The box leaves the picture of %1. (%2)</source>
        <translation>框超出了 %1 的图片。（%2）</translation>
    </message>
    <message>
        <source>The box touches the border of the picture. (%1)</source>
        <translation>框碰到了图片边缘。（%1）</translation>
    </message>
    <message>
        <source>The box is too small to be learned. (%1)</source>
        <translation>框太小，学不会。（%1）</translation>
    </message>
    <message>
        <source>The box repeats object %1. (%2)</source>
        <translation>框与第 %1 个目标重复。（%2）</translation>
    </message>
    <message>
        <source>It has the same bytes as &quot;%1&quot;.</source>
        <translation>它与“%1”的字节完全相同。</translation>
    </message>
    <message>
        <source>It looks like &quot;%1&quot;.</source>
        <translation>它看起来与“%1”一样。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is probably &quot;%2&quot; (%3 objects).</source>
        <translation>“%1”很可能是“%2”（%3 个目标）。</translation>
    </message>
    <message>
        <source>Class &quot;%1&quot; has few objects: %2.</source>
        <translation>类别“%1”的目标很少：%2 个。</translation>
    </message>
    <message>
        <source>Class &quot;%1&quot; occurs in split &quot;%2&quot;, but not in &quot;train&quot;.</source>
        <translation>类别“%1”出现在子集“%2”中，却不在 &quot;train&quot; 中。</translation>
    </message>
    <message>
        <source>The image is in split &quot;%1&quot; and in split &quot;%2&quot;.</source>
        <translation>这张图像既在子集“%1”中，也在子集“%2”中。</translation>
    </message>
    <message>
        <source>The image is in split &quot;%1&quot;; it has the same bytes as &quot;%2&quot; in split &quot;%3&quot;.</source>
        <translation>这张图像在子集“%1”中；它与子集“%3”中的“%2”字节完全相同。</translation>
    </message>
    <message>
        <source>The image is in split &quot;%1&quot;; it looks like &quot;%2&quot; in split &quot;%3&quot;.</source>
        <translation>这张图像在子集“%1”中；它看起来与子集“%3”中的“%2”一样。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is listed twice; it counts once.</source>
        <translation>“%1”列出了两次；只算一次。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is listed, but there is no such image.</source>
        <translation>列出了“%1”，但没有这张图像。</translation>
    </message>
    <message>
        <source>Images that no split lists: %1; this is the first.</source>
        <translation>没有列入任何子集的图像：%1 张；这是第一张。</translation>
    </message>
    <message>
        <source>It is not the annotation of an image.</source>
        <translation>它不是任何图像的标注。</translation>
    </message>
    <message>
        <source>It cannot be edited.</source>
        <translation>它无法编辑。</translation>
    </message>
    <message>
        <source>it is shorter than an empty archive</source>
        <translation>它比空压缩包还短</translation>
    </message>
    <message>
        <source>its zip64 record is not where it should be</source>
        <translation>其 zip64 记录不在应在的位置</translation>
    </message>
    <message>
        <source>its end is missing (an unfinished download or copy?)</source>
        <translation>缺少结尾（下载或复制未完成？）</translation>
    </message>
    <message>
        <source>it claims more members than it has room for</source>
        <translation>它声称的成员数超出其容量</translation>
    </message>
    <message>
        <source>member %1 of its table leaves the file</source>
        <translation>其目录中的第 %1 个成员超出文件</translation>
    </message>
    <message>
        <source>the name of member %1 leaves the file</source>
        <translation>第 %1 个成员的名称超出文件</translation>
    </message>
    <message>
        <source>it has two members named &quot;%1&quot;</source>
        <translation>有两个成员名为“%1”</translation>
    </message>
    <message>
        <source>the member &quot;%1&quot; has two sizes</source>
        <translation>成员“%1”有两个大小</translation>
    </message>
    <message>
        <source>the header of &quot;%1&quot; leaves the file</source>
        <translation>“%1”的头部超出文件</translation>
    </message>
    <message>
        <source>the data of &quot;%1&quot; leave the file</source>
        <translation>“%1”的数据超出文件</translation>
    </message>
    <message>
        <source>there is a hole or an overlap before a tensor</source>
        <translation>某个张量之前有空缺或重叠</translation>
    </message>
    <message>
        <source>the data end too early (an unfinished download or copy?)</source>
        <translation>数据过早结束（下载或复制未完成？）</translation>
    </message>
    <message>
        <source>a tensor&apos;s shape and its data do not fit together</source>
        <translation>某个张量的形状与数据不符</translation>
    </message>
    <message>
        <source>two tensors have one name</source>
        <translation>两个张量同名</translation>
    </message>
    <message>
        <source>there are data that belong to no tensor</source>
        <translation>有不属于任何张量的数据</translation>
    </message>
    <message>
        <source>its header claims to be longer than 100 MB</source>
        <translation>其头部声称超过 100 MB</translation>
    </message>
    <message>
        <source>its header ends too early (an unfinished download or copy?)</source>
        <translation>其头部过早结束（下载或复制未完成？）</translation>
    </message>
    <message>
        <source>its header is wrong: %1</source>
        <translation>其头部有误：%1</translation>
    </message>
    <message>
        <source>it is no JSON text, from byte %1 on</source>
        <translation>从第 %1 个字节起不是 JSON 文本</translation>
    </message>
    <message>
        <source>it holds a value where none should be</source>
        <translation>不该有值的地方有值</translation>
    </message>
    <message>
        <source>it holds a value where none should be (at &quot;%1&quot;)</source>
        <translation>不该有值的地方有值（位于“%1”）</translation>
    </message>
    <message>
        <source>its metadata are there twice</source>
        <translation>其元数据出现两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice</source>
        <translation>“%1”出现两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice (at &quot;%2&quot;)</source>
        <translation>“%1”出现两次（位于“%2”）</translation>
    </message>
    <message>
        <source>a tensor lacks its shape or its place</source>
        <translation>某个张量缺少形状或位置</translation>
    </message>
    <message>
        <source>a tensor lacks its shape or its place (at &quot;%1&quot;)</source>
        <translation>某个张量缺少形状或位置（位于“%1”）</translation>
    </message>
    <message>
        <source>a dictionary is made of something other than pairs</source>
        <translation>字典由键值对以外的内容构成</translation>
    </message>
    <message>
        <source>a part of a storage is described in an unknown way</source>
        <translation>某段存储的描述方式未知</translation>
    </message>
    <message>
        <source>a row of the tar archive&apos;s tables has the wrong length</source>
        <translation>tar 归档表格中某行长度有误</translation>
    </message>
    <message>
        <source>a storage has the type &quot;%1&quot;, which this program does not read</source>
        <translation>某个存储的类型为“%1”，本程序无法读取</translation>
    </message>
    <message>
        <source>a storage is described in an unknown way</source>
        <translation>某个存储的描述方式未知</translation>
    </message>
    <message>
        <source>a storage is larger than the file</source>
        <translation>某个存储比文件还大</translation>
    </message>
    <message>
        <source>a table of the tar archive has no length</source>
        <translation>tar 归档的某个表格没有长度</translation>
    </message>
    <message>
        <source>a tensor begins outside its storage</source>
        <translation>某个张量始于其存储之外</translation>
    </message>
    <message>
        <source>a tensor is described in an unknown way</source>
        <translation>某个张量的描述方式未知</translation>
    </message>
    <message>
        <source>a tensor is described with the wrong arguments</source>
        <translation>某个张量的描述参数有误</translation>
    </message>
    <message>
        <source>a tensor&apos;s shape holds a negative number</source>
        <translation>某个张量的形状含负数</translation>
    </message>
    <message>
        <source>a tensor&apos;s shape holds something other than sizes</source>
        <translation>某个张量的形状含非大小内容</translation>
    </message>
    <message>
        <source>a tensor&apos;s shape is no tuple of up to 16 numbers</source>
        <translation>某个张量的形状不是至多 16 个数的元组</translation>
    </message>
    <message>
        <source>a tensor&apos;s sizes and strides do not fit together</source>
        <translation>某个张量的大小与步长不符</translation>
    </message>
    <message>
        <source>an object outside it is named in an unknown way</source>
        <translation>外部对象的命名方式未知</translation>
    </message>
    <message>
        <source>it appends to something that is no list</source>
        <translation>它向非列表追加内容</translation>
    </message>
    <message>
        <source>it closes a list that was not opened</source>
        <translation>它关闭了未打开的列表</translation>
    </message>
    <message>
        <source>it describes far more objects than a weight file of its size needs</source>
        <translation>它描述的对象远多于此大小的权重文件所需</translation>
    </message>
    <message>
        <source>it ends in the middle of a value (an unfinished download or copy?)</source>
        <translation>它在某个值中间结束（下载或复制未完成？）</translation>
    </message>
    <message>
        <source>it holds an instruction that PyTorch&apos;s files never use</source>
        <translation>它含有 PyTorch 文件从不使用的指令</translation>
    </message>
    <message>
        <source>it refers to a value it never stored</source>
        <translation>它引用了从未存储的值</translation>
    </message>
    <message>
        <source>it sets items of something that is no dict</source>
        <translation>它为非字典设置条目</translation>
    </message>
    <message>
        <source>it takes a value that is not there</source>
        <translation>它取用了不存在的值</translation>
    </message>
    <message>
        <source>the size of a member of the tar archive is no number</source>
        <translation>tar 归档某个成员的大小不是数字</translation>
    </message>
    <message>
        <source>the tables of the tar archive are not understood</source>
        <translation>tar 归档的表格无法理解</translation>
    </message>
    <message>
        <source>There is no such folder of annotations.</source>
        <translation>没有这个标注文件夹。</translation>
    </message>
    <message>
        <source>The model was trained with VOC numbers taken as &quot;%1&quot;, and here they are taken as &quot;%2&quot;: boxes differ by up to a pixel.</source>
        <translation>训练该模型时 VOC 数字按“%1”理解，而这里按“%2”理解：边界框最多相差一个像素。</translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>Draw box</source>
        <translation>绘制框</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy boxes</source>
        <translation>复制框</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Change properties</source>
        <translation>更改属性</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标旗</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Change classes</source>
        <translation>更改类别设置</translation>
    </message>
    <message>
        <source>Propose boxes</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>Accept proposal</source>
        <translation>接受建议</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>拒绝建议</translation>
    </message>
    <message>
        <source>Delete image</source>
        <translation>删除图像</translation>
    </message>
    <message>
        <source>Correct findings</source>
        <translation>修正问题</translation>
    </message>
</context>
<context>
    <name>FindingKindText</name>
    <message>
        <source>Annotation cannot be read</source>
        <translation>标注无法读取</translation>
    </message>
    <message>
        <source>Odd text encoding</source>
        <translation>文本编码异常</translation>
    </message>
    <message>
        <source>Annotation with a DOCTYPE</source>
        <translation>标注含 DOCTYPE</translation>
    </message>
    <message>
        <source>Double file extension</source>
        <translation>文件扩展名重复</translation>
    </message>
    <message>
        <source>Image without annotation</source>
        <translation>图像没有标注</translation>
    </message>
    <message>
        <source>Annotation without objects</source>
        <translation>标注中没有目标</translation>
    </message>
    <message>
        <source>Annotation without image</source>
        <translation>标注没有对应图像</translation>
    </message>
    <message>
        <source>Two annotations for one image</source>
        <translation>一张图像有两份标注</translation>
    </message>
    <message>
        <source>Path of another computer</source>
        <translation>其他电脑的路径</translation>
    </message>
    <message>
        <source>File name differs</source>
        <translation>文件名不一致</translation>
    </message>
    <message>
        <source>Image size missing</source>
        <translation>缺少图像尺寸</translation>
    </message>
    <message>
        <source>Width and height swapped</source>
        <translation>宽高颠倒</translation>
    </message>
    <message>
        <source>Image size differs</source>
        <translation>图像尺寸不一致</translation>
    </message>
    <message>
        <source>Repeated field</source>
        <translation>字段重复</translation>
    </message>
    <message>
        <source>Empty field</source>
        <translation>字段为空</translation>
    </message>
    <message>
        <source>Fields that are kept but not used</source>
        <translation>保留但未使用的字段</translation>
    </message>
    <message>
        <source>Odd flag value</source>
        <translation>标志取值异常</translation>
    </message>
    <message>
        <source>Flags missing</source>
        <translation>缺少标志</translation>
    </message>
    <message>
        <source>Fractional numbers</source>
        <translation>小数坐标</translation>
    </message>
    <message>
        <source>Repeated id</source>
        <translation>编号重复</translation>
    </message>
    <message>
        <source>Odd id</source>
        <translation>编号异常</translation>
    </message>
    <message>
        <source>Image missing</source>
        <translation>缺少图像</translation>
    </message>
    <message>
        <source>Image cannot be read</source>
        <translation>图像无法读取</translation>
    </message>
    <message>
        <source>Image is cut off</source>
        <translation>图像文件不完整</translation>
    </message>
    <message>
        <source>Image of another type than its name</source>
        <translation>图像类型与扩展名不符</translation>
    </message>
    <message>
        <source>Animated image</source>
        <translation>动态图像</translation>
    </message>
    <message>
        <source>Two images of one name</source>
        <translation>两张图像同名</translation>
    </message>
    <message>
        <source>Same image twice</source>
        <translation>图像重复</translation>
    </message>
    <message>
        <source>Images that look alike</source>
        <translation>近似重复的图像</translation>
    </message>
    <message>
        <source>Object without box</source>
        <translation>目标没有标注框</translation>
    </message>
    <message>
        <source>Damaged object</source>
        <translation>目标已损坏</translation>
    </message>
    <message>
        <source>Corners in the wrong order</source>
        <translation>角点顺序颠倒</translation>
    </message>
    <message>
        <source>Box without extent</source>
        <translation>标注框没有面积</translation>
    </message>
    <message>
        <source>Box outside the image</source>
        <translation>标注框超出图像</translation>
    </message>
    <message>
        <source>Box at the border</source>
        <translation>标注框贴边</translation>
    </message>
    <message>
        <source>Tiny box</source>
        <translation>标注框过小</translation>
    </message>
    <message>
        <source>Box drawn twice</source>
        <translation>重复的标注框</translation>
    </message>
    <message>
        <source>Blanks around a class name</source>
        <translation>类别名首尾有空格</translation>
    </message>
    <message>
        <source>Class name written in two ways</source>
        <translation>类别名写法不一</translation>
    </message>
    <message>
        <source>Class name with a typing error</source>
        <translation>类别名疑似拼写错误</translation>
    </message>
    <message>
        <source>Rare class</source>
        <translation>稀少类别</translation>
    </message>
    <message>
        <source>Class missing in training</source>
        <translation>训练集中没有的类别</translation>
    </message>
    <message>
        <source>Unknown class</source>
        <translation>未知类别</translation>
    </message>
    <message>
        <source>Split names a missing image</source>
        <translation>划分列出了不存在的图像</translation>
    </message>
    <message>
        <source>Image repeated in a split</source>
        <translation>划分中图像重复</translation>
    </message>
    <message>
        <source>Image in training and test</source>
        <translation>训练集与测试集有相同图像</translation>
    </message>
    <message>
        <source>No splits</source>
        <translation>没有划分</translation>
    </message>
</context>
<context>
    <name>ModelSummary</name>
    <message>
        <source>Compact: learns from nothing in minutes on a CPU.</source>
        <translation>小巧：在 CPU 上从零开始训练只需几分钟。</translation>
    </message>
    <message>
        <source>Balanced: ResNet-18 with a feature pyramid.</source>
        <translation>均衡：带特征金字塔的 ResNet-18。</translation>
    </message>
    <message>
        <source>Accurate: ResNet-50 with a feature pyramid, torchvision&apos;s model.</source>
        <translation>精确：带特征金字塔的 ResNet-50，即 torchvision 的模型。</translation>
    </message>
    <message>
        <source>Fast on a CPU once it has pretrained weights; weak on small objects.</source>
        <translation>有预训练权重时在 CPU 上很快；不擅长小目标。</translation>
    </message>
    <message>
        <source>Balanced: five times faster on a CPU than ResNet-50.</source>
        <translation>均衡：在 CPU 上比 ResNet-50 快约五倍。</translation>
    </message>
    <message>
        <source>The most accurate and the slowest: ResNet-50 with deeper heads.</source>
        <translation>最精确也最慢：检测头更深的 ResNet-50。</translation>
    </message>
    <message>
        <source>Few parameters: EfficientNet-B0 with a feature pyramid.</source>
        <translation>参数少：带特征金字塔的 EfficientNet-B0。</translation>
    </message>
    <message>
        <source>The classic VGG16, one map of stride 16.</source>
        <translation>经典的 VGG16，单张步长 16 的特征图。</translation>
    </message>
    <message>
        <source>The original VGG16 without norms, one map of stride 16.</source>
        <translation>最初的 VGG16，不含归一化层，单张步长 16 的特征图。</translation>
    </message>
    <message>
        <source>ResNet-50 up to its third stage, one map of stride 16.</source>
        <translation>ResNet-50 的前三个阶段，单张步长 16 的特征图。</translation>
    </message>
    <message>
        <source>The fewest parameters: EfficientNet-B0, one map of stride 16.</source>
        <translation>参数最少：EfficientNet-B0，单张步长 16 的特征图。</translation>
    </message>
    <message>
        <source>MobileNetV2, one map of stride 32.</source>
        <translation>MobileNetV2，单张步长 32 的特征图。</translation>
    </message>
</context>
<context>
    <name>OptionProblem</name>
    <message>
        <source>Choose a folder for the runs.</source>
        <translation>请选择存放训练记录的文件夹。</translation>
    </message>
    <message>
        <source>The first epoch must be at least 0 and below the number of epochs.</source>
        <translation>起始轮次不能小于 0，且必须小于总轮数。</translation>
    </message>
    <message>
        <source>fp16 needs a GPU: choose bf16 or float32 on a CPU.</source>
        <translation>fp16 需要 GPU：在 CPU 上请选择 bf16 或 float32。</translation>
    </message>
    <message>
        <source>The shorter image side must lie between 32 and 4096 pixels.</source>
        <translation>图像短边必须在 32 到 4096 像素之间。</translation>
    </message>
    <message>
        <source>The longest image side must lie between 32 and 8192 pixels.</source>
        <translation>图像长边必须在 32 到 8192 像素之间。</translation>
    </message>
    <message>
        <source>The longest image side cannot be below the shorter one.</source>
        <translation>图像长边不能小于短边。</translation>
    </message>
    <message>
        <source>The shorter image sides of multi-scale training must lie between 32 and 4096 pixels.</source>
        <translation>多尺度训练的短边必须在 32 到 4096 像素之间。</translation>
    </message>
    <message>
        <source>Frozen norms need initial weights: from nothing they cannot learn.</source>
        <translation>冻结归一化需要初始权重：从零开始时无法学习。</translation>
    </message>
    <message>
        <source>The milestones must be ascending fractions of the run, between 0 and 1.</source>
        <translation>下降点必须按升序排列，并位于 0 与 100% 之间。</translation>
    </message>
    <message>
        <source>This LibTorch was built without CUDA.</source>
        <translation>此 LibTorch 构建时未包含 CUDA。</translation>
    </message>
    <message>
        <source>LibTorch finds no NVIDIA GPU or no driver for it.</source>
        <translation>LibTorch 未找到 NVIDIA GPU 或其驱动。</translation>
    </message>
</context>
<context>
    <name>WeightsFit</name>
    <message>
        <source>backbone</source>
        <translation>主干网络</translation>
    </message>
    <message>
        <source>feature pyramid</source>
        <translation>特征金字塔</translation>
    </message>
    <message>
        <source>proposal network</source>
        <translation>候选区域网络</translation>
    </message>
    <message>
        <source>box head</source>
        <translation>边框头</translation>
    </message>
    <message>
        <source>class predictor</source>
        <translation>类别预测层</translation>
    </message>
    <message>
        <source>%1 of %2 tensors come from the file.</source>
        <translation>%2 个张量中有 %1 个取自该文件。</translation>
    </message>
    <message>
        <source>Made anew: %1.</source>
        <translation>重新初始化：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Missing in it: %1.</source>
        <translation>文件中缺少：%1 个。</translation>
    </message>
    <message>
        <source>Of another shape: %1.</source>
        <translation>形状不同：%1 个。</translation>
    </message>
</context>
<context>
    <name>boxwright::AboutDialog</name>
    <message>
        <source>About Boxwright</source>
        <translation>关于 Boxwright</translation>
    </message>
    <message>
        <source>A desktop studio for object detection with Faster R-CNN.</source>
        <translation>基于 Faster R-CNN 的目标检测桌面工作室。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Why no GPU</source>
        <translation>为何不用 GPU</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>编译器</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>The networks follow those of torchvision (BSD 3-clause), whose weights they load.</source>
        <translation>网络仿照 torchvision（BSD 3-clause）实现，并可加载其权重。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It uses:</source>
        <translation>采用 MIT 许可的自由软件。它使用：</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotateController</name>
    <message>
        <source>There are no boxes on the clipboard.</source>
        <translation>剪贴板中没有框。</translation>
    </message>
    <message>
        <source>The previous image has no boxes.</source>
        <translation>上一张图像没有框。</translation>
    </message>
    <message>
        <source>All boxes of the previous image are here already.</source>
        <translation>上一张图像的所有框这里都已有。</translation>
    </message>
    <message>
        <source>There is no class %1.</source>
        <translation>没有第 %1 个类别。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of the last session were restored.</source>
        <translation>
            <numerusform>已恢复上次会话的 %Ln 项编辑。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>No longer verified</source>
        <translation>已取消核验</translation>
    </message>
    <message>
        <source>Flagged for a second look</source>
        <translation>已标旗，待再次查看</translation>
    </message>
    <message>
        <source>No longer flagged</source>
        <translation>已取消标旗</translation>
    </message>
    <message>
        <source>The annotation file was changed by another program and has been read again.</source>
        <translation>标注文件已被其他程序修改，现已重新读取。</translation>
    </message>
    <message>
        <source>What was edited is still being saved; try again in a moment.</source>
        <translation>修改仍在保存中，请稍后再试。</translation>
    </message>
    <message>
        <source>The image is in the trash of the folder; Undo brings it back.</source>
        <translation>图像已移到此文件夹的回收站；撤销即可恢复。</translation>
    </message>
    <message>
        <source>Nothing can be edited: another window of Boxwright edits this folder (%1). Close it there and press Try Again.</source>
        <translation>现在不能编辑：另一个 Boxwright 窗口正在编辑此文件夹（%1）。请在那里关闭它，然后点击“重试”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) deleted</source>
        <translation>
            <numerusform>已删除 %Ln 个标注框</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotateHeader</name>
    <message>
        <source>Zoom; type a number to set it</source>
        <translation>缩放比例；可直接输入数字</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotateWorkspace</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>标注框</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>There is no image above this one in the list.</source>
        <translation>列表中此图像上方没有图像。</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>全部已保存。</translation>
    </message>
    <message>
        <source>Every image is annotated.</source>
        <translation>每张图像都已标注。</translation>
    </message>
    <message>
        <source>The images are still being counted.</source>
        <translation>仍在统计图像。</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1 的颜色</translation>
    </message>
    <message>
        <source>Rename Class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Renaming: %1 of %2 images</source>
        <translation>正在重命名：%1 / %2 张图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) renamed</source>
        <translation>
            <numerusform>已重命名 %Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 boxes renamed; %2 files cannot be read and were left as they are</source>
        <translation>已重命名 %1 个框；%2 个文件无法读取，保持原样</translation>
    </message>
    <message>
        <source>The annotation cannot be read; the file stays as it is. %1</source>
        <translation>无法读取标注；文件保持原样。%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>%1 was changed by another program; your changes are not saved.</source>
        <translation>%1 已被其他程序修改；您的更改尚未保存。</translation>
    </message>
    <message>
        <source>Overwrite It</source>
        <translation>覆盖该文件</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Image with boxes</source>
        <translation>带标注框的图像</translation>
    </message>
    <message>
        <source>Changed by Another Program</source>
        <translation>已被其他程序修改</translation>
    </message>
    <message>
        <source>Use That File</source>
        <translation>使用该文件</translation>
    </message>
    <message>
        <source>Decide Later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>New name for “%1” in all images. The name of another class merges the two. It can be undone.</source>
        <translation>为所有图像中的“%1”输入新名称。若输入另一类别的名称，则两者合并。此操作可以撤销。</translation>
    </message>
    <message>
        <source>Reading the pixels of this part…</source>
        <translation>正在读取此部分的像素…</translation>
    </message>
    <message>
        <source>Large image, shown at 1/%1 until you zoom in</source>
        <translation>大图像，放大之前以 1/%1 的分辨率显示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have proposals from Detect now. Those that match a box that is there are hidden.</source>
        <translation>
            <numerusform>%Ln 张图像现在有来自检测的建议框。与已有框重合的建议框不显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Another window of Boxwright (%1) edits this folder. Here it can only be looked at.</source>
        <translation>另一个 Boxwright 窗口（%1）正在编辑此文件夹，这里只能查看。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>There is no box to zoom to.</source>
        <translation>没有可放大的标注框。</translation>
    </message>
    <message>
        <source>Reading the image: %1 %</source>
        <translation>正在读取图像：%1 %</translation>
    </message>
    <message>
        <source>Annotation Folder</source>
        <translation>标注文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Annotations are in “%1” now: %2 of %Ln image(s) have one.</source>
        <translation>
            <numerusform>标注现在位于“%1”：%Ln 张图像中有 %2 张已有标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>What the Numbers Mean</source>
        <translation>数值的含义</translation>
    </message>
    <message>
        <source>The folder is read anew. What you have done stays, but can no longer be undone.</source>
        <translation>将重新读取该文件夹。您所做的修改会保留，但无法再撤销。</translation>
    </message>
    <message>
        <source>Read Anew</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotationsButton</name>
    <message>
        <source>&amp;Choose Another Folder…</source>
        <translation>选择其他文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Use Those of the Data Set</source>
        <translation>使用数据集自带的标注(&amp;U)</translation>
    </message>
    <message>
        <source>Annotations: %1</source>
        <translation>标注：%1</translation>
    </message>
    <message>
        <source>The annotations of these images are read from and written to this folder:</source>
        <translation>这些图像的标注从此文件夹读取并写入此文件夹：</translation>
    </message>
</context>
<context>
    <name>boxwright::BoxListModel</name>
    <message>
        <source>From %1, %2 to %3, %4 in image pixels</source>
        <translation>从 (%1, %2) 到 (%3, %4)，图像像素</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>D</source>
        <comment>one letter for: difficult</comment>
        <translation>难</translation>
    </message>
    <message>
        <source>T</source>
        <comment>one letter for: truncated</comment>
        <translation>截</translation>
    </message>
    <message>
        <source>O</source>
        <comment>one letter for: occluded</comment>
        <translation>遮</translation>
    </message>
    <message>
        <source>Difficult: hard to recognise</source>
        <translation>困难样本：难以辨认</translation>
    </message>
    <message>
        <source>Truncated: not wholly in the image</source>
        <translation>截断：不完全在图像内</translation>
    </message>
    <message>
        <source>Occluded: partly hidden</source>
        <translation>遮挡：部分被遮住</translation>
    </message>
</context>
<context>
    <name>boxwright::BoxesPanel</name>
    <message>
        <source>Boxes</source>
        <translation>标注框</translation>
    </message>
</context>
<context>
    <name>boxwright::ClassListModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>框数</translation>
    </message>
    <message>
        <source>%1: the class for new boxes</source>
        <translation>%1：新框使用的类别</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>boxwright::ClassMetricsModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Annotated objects of this class in the split, difficult ones left out</source>
        <translation>该划分中此类别的标注目标数，不含困难样本</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Average precision over overlaps from 0.50 to 0.95</source>
        <translation>交并比 0.50 到 0.95 的平均精度</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>Average precision where an overlap of 0.50 counts as found</source>
        <translation>交并比达到 0.50 即视为检出时的平均精度</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>Average recall with the hundred best boxes of an image: the share of the objects found</source>
        <translation>每张图像取最好的 100 个框时的平均召回率，即被找到的目标的比例</translation>
    </message>
    <message>
        <source>AR100</source>
        <translation>AR100</translation>
    </message>
</context>
<context>
    <name>boxwright::ClassPicker</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>New class “%1”</source>
        <translation>新类别“%1”</translation>
    </message>
</context>
<context>
    <name>boxwright::ClassesPanel</name>
    <message>
        <source>Use for Selection and New Boxes</source>
        <translation>用于所选框和新框</translation>
    </message>
    <message>
        <source>Show Its Images Only</source>
        <translation>仅显示含此类别的图像</translation>
    </message>
    <message>
        <source>Change Colour…</source>
        <translation>更改颜色…</translation>
    </message>
    <message>
        <source>Rename or Merge…</source>
        <translation>重命名或合并…</translation>
    </message>
    <message>
        <source>New class, then Enter</source>
        <translation>输入新类别后按回车</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Double click uses a class; a click on the mark hides its boxes</source>
        <translation>双击使用类别；单击勾选框隐藏其标注框</translation>
    </message>
</context>
<context>
    <name>boxwright::CloseGuard</name>
    <message>
        <source>A job is still running</source>
        <translation>仍有任务在运行</translation>
    </message>
    <message>
        <source>Stop it and close the window? A training is saved and can be resumed.</source>
        <translation>要停止任务并关闭窗口吗？训练会被保存，之后可以继续。</translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>停止并关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::CommandPalette</name>
    <message>
        <source>Find Command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>boxwright::ComparisonPanel</name>
    <message>
        <source>Choose the model to compare with.</source>
        <translation>请选择用于对比的模型。</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比模型</translation>
    </message>
</context>
<context>
    <name>boxwright::ConfusionPanel</name>
    <message>
        <source>Boxes with a score of at least %1 that overlap an object by at least %2. Click a cell to see the images behind it.</source>
        <translation>统计置信度不低于 %1、与目标交并比不低于 %2 的框。单击单元格可查看对应的图像。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
</context>
<context>
    <name>boxwright::ConfusionView</name>
    <message>
        <source>nothing there</source>
        <translation>无目标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>Annotated ↓</source>
        <translation>标注 ↓</translation>
    </message>
    <message>
        <source>%1 (%2 % of the row)</source>
        <translation>%1（占该行 %2 %）</translation>
    </message>
    <message>
        <source>Detected as %1 where nothing is annotated: %2</source>
        <translation>在无标注处检测为 %1：%2</translation>
    </message>
    <message>
        <source>%1 that were missed: %2</source>
        <translation>漏检的 %1：%2</translation>
    </message>
    <message>
        <source>Annotated %1, detected as %2: %3</source>
        <translation>标注为 %1，检测为 %2：%3</translation>
    </message>
    <message>
        <source>Detected →</source>
        <translation>检测 →</translation>
    </message>
</context>
<context>
    <name>boxwright::CurvesPanel</name>
    <message>
        <source>Chart saved as %1</source>
        <translation>图表已保存为 %1</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Recommended: %1</source>
        <translation>建议值：%1</translation>
    </message>
    <message>
        <source>No recommendation</source>
        <translation>没有建议值</translation>
    </message>
    <message>
        <source>Precision %1 · recall %2 · F1 %3 — %4 right, %5 false alarms, %6 missed</source>
        <translation>精确率 %1 · 召回率 %2 · F1 %3 — 正确 %4 个，误检 %5 个，漏检 %6 个</translation>
    </message>
    <message>
        <source>%1 around recall %2</source>
        <translation>%1，召回率 %2 附近</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision and recall at overlap %1</source>
        <translation>精确率与召回率（交并比 %1）</translation>
    </message>
    <message>
        <source>Recall: share of the objects found</source>
        <translation>召回率：被找到的目标的比例</translation>
    </message>
    <message>
        <source>Precision: share of right boxes</source>
        <translation>精确率：正确框的比例</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Mean of the classes</source>
        <translation>各类别平均</translation>
    </message>
    <message>
        <source>No annotated object in this split.</source>
        <translation>该划分中没有标注目标。</translation>
    </message>
    <message>
        <source>Where to set the lowest score</source>
        <translation>最低置信度的选择</translation>
    </message>
    <message>
        <source>Lowest score that is shown</source>
        <translation>显示的最低置信度</translation>
    </message>
    <message>
        <source>Share (0 to 1)</source>
        <translation>比例（0 到 1）</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>The model found nothing in this split.</source>
        <translation>模型在该划分中没有找到任何目标。</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>Boxes with a lower score do not count in these numbers and in the confusion matrix</source>
        <translation>置信度更低的框不计入这些数值和混淆矩阵</translation>
    </message>
    <message>
        <source>Set the score at which F1, the balance of precision and recall, is best</source>
        <translation>设为 F1（精确率与召回率的平衡）最佳的置信度</translation>
    </message>
    <message>
        <source>Store with the Model</source>
        <translation>随模型保存</translation>
    </message>
    <message>
        <source>Detect will begin with this score when it uses this model</source>
        <translation>使用此模型检测时，将从这个置信度开始</translation>
    </message>
    <message>
        <source>A result file has no model to store it with</source>
        <translation>结果文件没有可一起保存的模型</translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheck</name>
    <message numerus="yes">
        <source>%1 findings corrected in %Ln file(s)</source>
        <translation>
            <numerusform>已在 %Ln 个文件中修正 %1 处问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) were not made. %1</source>
        <translation>
            <numerusform>有 %Ln 处未能修正。%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheckDialog</name>
    <message>
        <source>Check Again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Undo Correction</source>
        <translation>撤销修正</translation>
    </message>
    <message>
        <source>List Images</source>
        <translation>列出图像</translation>
    </message>
    <message>
        <source>Open Image</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Check Data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Correctable</source>
        <translation>可修正</translation>
    </message>
    <message>
        <source>Kinds of findings</source>
        <translation>问题的种类</translation>
    </message>
    <message>
        <source>What correcting changes</source>
        <translation>修正会改动的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking through annotations and images…</source>
        <translation>正在检查标注和图像…</translation>
    </message>
    <message>
        <source>Nothing was found: the data are in order.</source>
        <translation>未发现问题：数据正常。</translation>
    </message>
    <message>
        <source>%1 errors, %2 warnings, %3 remarks. Errors keep something out of training; remarks may be right. Tick the kinds to be corrected.</source>
        <translation>%1 个错误，%2 个警告，%3 条提示。有错误的内容不会用于训练；提示未必是错误。勾选要修正的种类。</translation>
    </message>
    <message>
        <source>This has to be decided by a person.</source>
        <translation>这一项需要人工决定。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message numerus="yes">
        <source>Correct %1 in %Ln file(s)</source>
        <translation>
            <numerusform>修正 %Ln 个文件中的 %1 处</numerusform>
        </translation>
    </message>
    <message>
        <source>The annotations were edited meanwhile. Check again to see what is still to be done.</source>
        <translation>标注已被修改。请重新检查，查看还有哪些问题。</translation>
    </message>
</context>
<context>
    <name>boxwright::DataFindingsDialog</name>
    <message>
        <source>Findings in the Data</source>
        <translation>数据检查结果</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Double-click a finding to open its image in Annotate.</source>
        <translation>双击一条结果，在标注工作区中打开对应图像。</translation>
    </message>
    <message>
        <source>Open in Annotate</source>
        <translation>在标注中打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::DataFindingsModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectWorkspace</name>
    <message>
        <source>Choose Another Model…</source>
        <translation>选择其他模型…</translation>
    </message>
    <message>
        <source>Choose the weights of a trained model to detect in these images.</source>
        <translation>请选择训练好的模型权重，以便在这些图像中检测。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Images (%1);;All files (*)</source>
        <translation>图像 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add all images of a folder</source>
        <translation>添加文件夹中的所有图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to %1</source>
        <translation>
            <numerusform>已将 %Ln 个文件写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Drop to detect in these images</source>
        <translation>松开鼠标即可检测这些图像</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Add Images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>将图像拖放到这里</translation>
    </message>
    <message>
        <source>Folders work too. Then choose the weights of a trained model above.</source>
        <translation>也可以拖放文件夹。然后在上方选择训练好的模型权重。</translation>
    </message>
    <message>
        <source>Folders work too. The boxes appear over the pictures as soon as they are found.</source>
        <translation>也可以拖放文件夹。找到的框会立即显示在图片上。</translation>
    </message>
    <message>
        <source>%1 of %2 images detected</source>
        <translation>已检测 %1 / %2 张图像</translation>
    </message>
    <message>
        <source>There is no picture, image file or folder on the clipboard.</source>
        <translation>剪贴板中没有图片、图像文件或文件夹。</translation>
    </message>
    <message>
        <source>Exporting… %1 of %2</source>
        <translation>正在导出… %1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The export was cancelled. Files that were written already are whole and stay.</source>
        <translation>导出已取消。已写入的文件是完整的，予以保留。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Detect in the picture or the files on the clipboard (%1)</source>
        <translation>检测剪贴板中的图片或文件 (%1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Show the boxes of a second model beside those of this one</source>
        <translation>在此模型旁显示第二个模型的框</translation>
    </message>
    <message>
        <source>Proposals are for images of the open folder, and none of these is in it.</source>
        <translation>建议框用于所打开文件夹中的图像，而这些图像都不在其中。</translation>
    </message>
    <message>
        <source>Open Their Folder</source>
        <translation>打开它们的文件夹</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionController</name>
    <message>
        <source>There are no images in what was added.</source>
        <translation>添加的内容中没有图像。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left out because they are no images.</source>
        <translation>
            <numerusform>有 %Ln 个文件不是图像，已略过。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionFilterPanel</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1，运行于 %2</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show the boxes of all classes</source>
        <translation>显示所有类别的框</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Hide all boxes</source>
        <translation>隐藏所有框</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the boxes that are shown to files</source>
        <translation>将显示的框写入文件</translation>
    </message>
    <message>
        <source>Stored with the model: %1</source>
        <translation>随模型保存的值：%1</translation>
    </message>
    <message>
        <source>Largest overlap</source>
        <translation>最大重叠</translation>
    </message>
    <message>
        <source>Send to Annotate</source>
        <translation>发送到标注</translation>
    </message>
    <message>
        <source>The boxes that are shown become proposals, to be accepted or rejected one by one</source>
        <translation>显示的框成为建议框，可逐个接受或拒绝</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListPanel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Detect Again</source>
        <translation>重新检测</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>正在查找图像…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2 images/s · %3 left</source>
        <translation>%1 · 每秒 %2 张 · 剩余 %3</translation>
    </message>
    <message>
        <source>Remove all images from the list; the files stay</source>
        <translation>从列表中移除所有图像；文件保留</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionViewer</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>How the model sees this image</source>
        <translation>模型如何看这张图像</translation>
    </message>
    <message>
        <source>Image with boxes</source>
        <translation>带标注框的图像</translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionWorker</name>
    <message>
        <source>Detection stopped unexpectedly: %1</source>
        <translation>检测意外停止：%1</translation>
    </message>
    <message>
        <source>Detection stopped unexpectedly, without a reason given.</source>
        <translation>检测意外停止，原因不明。</translation>
    </message>
    <message>
        <source>%1: The detector stopped unexpectedly: %2</source>
        <translation>%1：检测器意外停止：%2</translation>
    </message>
    <message>
        <source>%1: The detector stopped unexpectedly, without a reason given.</source>
        <translation>%1：检测器意外停止，原因不明。</translation>
    </message>
</context>
<context>
    <name>boxwright::DevicePicker</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the network runs. Automatic takes a GPU if this program can use one, else the CPU.</source>
        <translation>网络在哪里运行。“自动”会在可用时使用 GPU，否则使用 CPU。</translation>
    </message>
</context>
<context>
    <name>boxwright::DownloadBar</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Checking what has arrived…</source>
        <translation>正在校验已下载的内容…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2/s · %3 left</source>
        <translation>%1 · %2/秒 · 剩余 %3</translation>
    </message>
</context>
<context>
    <name>boxwright::ErrorKindsModel</name>
    <message>
        <source>All errors</source>
        <translation>所有错误</translation>
    </message>
    <message>
        <source>AP50 that would be gained if all errors of this kind, and no others, were fixed</source>
        <translation>只修正这一类错误时 AP50 的提升</translation>
    </message>
    <message>
        <source>Errors at all scores; the confusion matrix counts from the chosen score on</source>
        <translation>所有置信度下的错误；混淆矩阵只从所选置信度起统计</translation>
    </message>
    <message>
        <source>Kind of error</source>
        <translation>错误类型</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>AP cost</source>
        <translation>AP 损失</translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluateWorkspace</name>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Evaluation done: AP %1, AP50 %2</source>
        <translation>评估完成：AP %1，AP50 %2</translation>
    </message>
    <message>
        <source>Save the numbers as JSON</source>
        <translation>将数值保存为 JSON</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>First open a folder with annotated images.</source>
        <translation>请先打开带有标注的图像文件夹。</translation>
    </message>
    <message>
        <source>The numbers appear here when all images are measured.</source>
        <translation>所有图像评估完成后，结果会显示在这里。</translation>
    </message>
    <message>
        <source>Press Start to measure how well the model finds the annotated objects of a split.</source>
        <translation>按“开始”，衡量模型能多好地找到某个划分中的标注目标。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Loading the model and the annotations…</source>
        <translation>正在加载模型和标注…</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 left</source>
        <translation>第 %1 张，共 %2 张 · 剩余 %3</translation>
    </message>
    <message>
        <source>Measure a model</source>
        <translation>衡量模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Choose a COCO result list</source>
        <translation>选择 COCO 结果列表</translation>
    </message>
    <message>
        <source>COCO results (*.json);;All files (*)</source>
        <translation>COCO 结果 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the report with pictures</source>
        <translation>保存带图片的报告</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML 文件 (*.html)</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写入报告…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Detect will show the boxes of this model from a score of %1 on. Stored in %2</source>
        <translation>检测时将显示此模型置信度不低于 %1 的框。已保存到 %2</translation>
    </message>
    <message>
        <source>The image %1 is not in the folder that is open now.</source>
        <translation>图像 %1 不在当前打开的文件夹中。</translation>
    </message>
    <message>
        <source>First choose the weights of a trained model above, or score the result file of another detector.</source>
        <translation>请先在上方选择训练好的模型权重，或对其他检测器的结果文件进行评分。</translation>
    </message>
    <message>
        <source>Reading the results and the annotations…</source>
        <translation>正在读取结果和标注…</translation>
    </message>
    <message>
        <source>Score a Result File…</source>
        <translation>评分结果文件…</translation>
    </message>
    <message>
        <source>Measure the detections of any program, given as a COCO result list</source>
        <translation>对任意程序以 COCO 结果列表给出的检测结果进行评估</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Computing the numbers…</source>
        <translation>正在计算指标…</translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluationHtml</name>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>AP, mean over overlaps 0.50 to 0.95</source>
        <translation>AP，交并比 0.50 到 0.95 的平均值</translation>
    </message>
    <message>
        <source>AP50, overlap of 0.50 is enough</source>
        <translation>AP50，交并比达到 0.50 即可</translation>
    </message>
    <message>
        <source>AP75, overlap of 0.75 is needed</source>
        <translation>AP75，交并比须达到 0.75</translation>
    </message>
    <message>
        <source>AP small, objects up to 32 × 32 pixels</source>
        <translation>AP 小目标，不超过 32 × 32 像素</translation>
    </message>
    <message>
        <source>AP medium, objects up to 96 × 96 pixels</source>
        <translation>AP 中目标，不超过 96 × 96 像素</translation>
    </message>
    <message>
        <source>AP large, larger objects</source>
        <translation>AP 大目标，更大的目标</translation>
    </message>
    <message>
        <source>AR1, with the best box of each image</source>
        <translation>AR1，每张图像取最好的 1 个框</translation>
    </message>
    <message>
        <source>AR10, with the ten best boxes</source>
        <translation>AR10，每张图像取最好的 10 个框</translation>
    </message>
    <message>
        <source>AR100, with the hundred best boxes</source>
        <translation>AR100，每张图像取最好的 100 个框</translation>
    </message>
    <message>
        <source>AR small, objects up to 32 × 32 pixels</source>
        <translation>AR 小目标，不超过 32 × 32 像素</translation>
    </message>
    <message>
        <source>AR medium, objects up to 96 × 96 pixels</source>
        <translation>AR 中目标，不超过 96 × 96 像素</translation>
    </message>
    <message>
        <source>AR large, larger objects</source>
        <translation>AR 大目标，更大的目标</translation>
    </message>
    <message>
        <source>VOC 2007, AP50 at eleven recall levels</source>
        <translation>VOC 2007，十一个召回率处的 AP50</translation>
    </message>
    <message>
        <source>VOC 2012, AP50, area below the curve</source>
        <translation>VOC 2012，AP50，曲线下面积</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>AP75</source>
        <translation>AP75</translation>
    </message>
    <message>
        <source>AR100</source>
        <translation>AR100</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Mean of the classes</source>
        <translation>各类别平均</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Recall: share of the objects found</source>
        <translation>召回率：被找到的目标的比例</translation>
    </message>
    <message>
        <source>Precision: share of right boxes</source>
        <translation>精确率：正确框的比例</translation>
    </message>
    <message>
        <source>Lowest score that is shown</source>
        <translation>显示的最低置信度</translation>
    </message>
    <message>
        <source>Share (0 to 1)</source>
        <translation>比例（0 到 1）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Recommended lowest score: %1, with precision %2, recall %3 and F1 %4.</source>
        <translation>建议的最低置信度：%1，此时精确率 %2、召回率 %3、F1 %4。</translation>
    </message>
    <message>
        <source>Annotated ↓ Detected →</source>
        <translation>标注 ↓ 检测 →</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>无目标</translation>
    </message>
    <message>
        <source>Boxes with a score of at least %1 that overlap an object by at least %2.</source>
        <translation>统计置信度不低于 %1、与目标交并比不低于 %2 的框。</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Kind of error</source>
        <translation>错误类型</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>AP cost</source>
        <translation>AP 损失</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Annotated boxes are dashed, detected boxes are solid.</source>
        <translation>标注框为虚线，检测框为实线。</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluationResults</name>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln 条备注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · split %2 · %3 · %4 s per image</source>
        <translation>%1 · 划分 %2 · %3 · 每张图像 %4 秒</translation>
    </message>
    <message>
        <source>%1 · split %2 · %3</source>
        <translation>%1 · 划分 %2 · %3</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Numbers (JSON)…</source>
        <translation>数值 (JSON)…</translation>
    </message>
    <message>
        <source>Classes: click one to see its errors</source>
        <translation>类别：单击可查看其错误</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Curves and Threshold</source>
        <translation>曲线与阈值</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Report with Pictures (HTML or PDF)…</source>
        <translation>含图片的报告（HTML 或 PDF）…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluationWorker</name>
    <message>
        <source>The evaluation stopped unexpectedly: %1</source>
        <translation>评估意外停止：%1</translation>
    </message>
    <message>
        <source>The evaluation stopped unexpectedly, without a reason given.</source>
        <translation>评估意外停止，原因不明。</translation>
    </message>
</context>
<context>
    <name>boxwright::ExportDialog</name>
    <message>
        <source>COCO JSON</source>
        <translation>COCO JSON</translation>
    </message>
    <message>
        <source>Pascal VOC XML</source>
        <translation>Pascal VOC XML</translation>
    </message>
    <message>
        <source>YOLO text</source>
        <translation>YOLO 文本</translation>
    </message>
    <message>
        <source>CreateML JSON</source>
        <translation>CreateML JSON</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Pictures with boxes</source>
        <translation>带框的图片</translation>
    </message>
    <message>
        <source>One file with boxes, classes and scores. Images without boxes have no entry.</source>
        <translation>一个文件，含框、类别和置信度。没有框的图像不会出现。</translation>
    </message>
    <message>
        <source>One file for each image, to go on annotating. Scores are lost.</source>
        <translation>每张图像一个文件，可继续标注。不含置信度。</translation>
    </message>
    <message>
        <source>One file for each image, with scores. Boxes are fractions of the image size.</source>
        <translation>每张图像一个文件，含置信度。框以图像尺寸的比例表示。</translation>
    </message>
    <message>
        <source>One file, with scores. The folders of the images are lost.</source>
        <translation>一个文件，含置信度。不含图像所在的文件夹。</translation>
    </message>
    <message>
        <source>One row for each box, with its score. Images without boxes have no row.</source>
        <translation>每个框一行，含置信度。没有框的图像没有对应的行。</translation>
    </message>
    <message>
        <source>PNG pictures to look at. The boxes cannot be read back.</source>
        <translation>供查看的 PNG 图片。框无法再读回。</translation>
    </message>
    <message>
        <source>Replace what is there?</source>
        <translation>要替换已有的内容吗？</translation>
    </message>
    <message>
        <source>The folder “%1” already has %2. Files of the same name will be replaced.</source>
        <translation>文件夹“%1”中已有 %2。同名文件将被替换。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>请至少选择一种格式。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>The pictures with boxes would be written beside the original %1. Choose another folder.</source>
        <translation>带框的图片会写到原图 %1 的旁边。请选择其他文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>Export Detections</source>
        <translation>导出检测结果</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln image(s), as they are shown now.</source>
        <translation>
            <numerusform>%Ln 张图像中的 %1，与当前显示一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose the folder to export to</source>
        <translation>选择导出到的文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>boxwright::FetchWeightsDialog</name>
    <message>
        <source>Stopped. What has arrived is kept; the download goes on from there.</source>
        <translation>已停止。已下载的部分会保留，下次从那里继续。</translation>
    </message>
    <message>
        <source>The file is here, and it is the published one.</source>
        <translation>文件已就绪，并与发布的版本一致。</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>替换它</translation>
    </message>
    <message>
        <source>Choose a Weight File</source>
        <translation>选择权重文件</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>权重 (*.pth *.pt *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Get Pretrained Weights</source>
        <translation>获取预训练权重</translation>
    </message>
    <message>
        <source>Weights that torchvision publishes. A training that starts from them needs far fewer pictures and epochs than one from nothing.</source>
        <translation>torchvision 发布的权重。以它们为起点训练，所需的图片和轮数远少于从零开始。</translation>
    </message>
    <message>
        <source>Published weights</source>
        <translation>已发布的权重</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Without a connection: fetch the file from the address on another computer and put it into the folder.</source>
        <translation>没有网络时：在另一台计算机上从该网址下载文件，再放入此文件夹。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Copy the folder</source>
        <translation>复制文件夹路径</translation>
    </message>
    <message>
        <source>torchvision is under the BSD licence. The weights may also be bound by the terms of the pictures they were trained on.</source>
        <translation>torchvision 采用 BSD 许可证。这些权重还可能受其训练图片的使用条款约束。</translation>
    </message>
    <message>
        <source>I Have the File…</source>
        <translation>我已有文件…</translation>
    </message>
    <message>
        <source>Use for Training</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::FetchWorker</name>
    <message>
        <source>The download stopped unexpectedly: %1</source>
        <translation>下载意外停止：%1</translation>
    </message>
    <message>
        <source>The download stopped unexpectedly, without a reason given.</source>
        <translation>下载意外停止，未给出原因。</translation>
    </message>
</context>
<context>
    <name>boxwright::FilePanel</name>
    <message>
        <source>All splits</source>
        <translation>所有划分</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>无目标</translation>
    </message>
    <message>
        <source>Not annotated</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 / %2 张图像</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>按名称搜索</translation>
    </message>
    <message>
        <source>Show the images of one split only</source>
        <translation>只显示某个划分的图像</translation>
    </message>
    <message>
        <source>Show the images in one state only</source>
        <translation>只显示某种状态的图像</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标旗</translation>
    </message>
    <message>
        <source>With proposals</source>
        <translation>有建议框</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Show the images with one class only</source>
        <translation>仅显示含某一类别的图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 – click to show all images again</source>
        <translation>%1 – 点击以重新显示全部图像</translation>
    </message>
    <message>
        <source>Part of a name; also boxes&gt;5, boxes=0 or boxes&lt;3; #37 and Enter goes to image 37</source>
        <translation>名称的一部分；也可用 boxes&gt;5、boxes=0 或 boxes&lt;3；输入 #37 并按回车转到第 37 张图像</translation>
    </message>
</context>
<context>
    <name>boxwright::FindingText</name>
    <message>
        <source>Wrong class</source>
        <translation>类别错误</translation>
    </message>
    <message>
        <source>Badly placed</source>
        <translation>位置不准</translation>
    </message>
    <message>
        <source>Wrong class, badly placed</source>
        <translation>类别错误且位置不准</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>误检</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>The box lies well on an object, but of another class.</source>
        <translation>框与目标贴合，但目标属于另一类别。</translation>
    </message>
    <message>
        <source>The class is right, but the box does not fit the object closely enough.</source>
        <translation>类别正确，但框与目标贴合得不够紧密。</translation>
    </message>
    <message>
        <source>The box touches an object of another class and does not fit it closely.</source>
        <translation>框碰到另一类别的目标，且贴合得不紧密。</translation>
    </message>
    <message>
        <source>A box with a better score has this object already.</source>
        <translation>置信度更高的框已对应这个目标。</translation>
    </message>
    <message>
        <source>Nothing is annotated there. Perhaps the annotation is missing.</source>
        <translation>此处没有标注，也可能是漏标。</translation>
    </message>
    <message>
        <source>An annotated object that no box has found.</source>
        <translation>没有任何框找到的标注目标。</translation>
    </message>
    <message>
        <source>This %1 was missed.</source>
        <translation>这个 %1 被漏检。</translation>
    </message>
    <message>
        <source>%1 is badly placed: it overlaps the annotated object by %2, and %3 is needed.</source>
        <translation>%1 位置不准：与标注目标的交并比为 %2，需要达到 %3。</translation>
    </message>
    <message>
        <source>%1 is a duplicate: a better box has the object already.</source>
        <translation>%1 是重复框：更好的框已对应该目标。</translation>
    </message>
    <message>
        <source>%1 has the wrong class and is badly placed.</source>
        <translation>%1 类别错误且位置不准。</translation>
    </message>
    <message>
        <source>%1 where nothing is annotated.</source>
        <translation>%1，此处没有标注。</translation>
    </message>
    <message>
        <source>%1 where %2 is annotated; the boxes overlap by %3.</source>
        <translation>%1，此处标注为 %2；交并比为 %3。</translation>
    </message>
    <message>
        <source>%1 is right: it overlaps the annotated object by %2.</source>
        <translation>%1 正确：与标注目标的交并比为 %2。</translation>
    </message>
</context>
<context>
    <name>boxwright::FindingViewer</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message numerus="yes">
        <source>Annotated: %Ln box(es)</source>
        <translation>
            <numerusform>标注：%Ln 个框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detected: %Ln box(es)</source>
        <translation>
            <numerusform>检测：%Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix in Annotate</source>
        <translation>到“标注”中修正</translation>
    </message>
    <message>
        <source>Open this image in Annotate to correct its boxes</source>
        <translation>在“标注”中打开此图像以修正框</translation>
    </message>
    <message>
        <source>The annotated boxes</source>
        <translation>标注框</translation>
    </message>
    <message>
        <source>The detected boxes</source>
        <translation>检测框</translation>
    </message>
</context>
<context>
    <name>boxwright::FindingsPanel</name>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Kinds of error</source>
        <translation>错误类型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FolderLock</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>%2 上的进程 %1</translation>
    </message>
</context>
<context>
    <name>boxwright::HelpButton</name>
    <message>
        <source>What does this mean?</source>
        <translation>这是什么意思？</translation>
    </message>
</context>
<context>
    <name>boxwright::HelpDialog</name>
    <message>
        <source>Boxwright Help</source>
        <translation>Boxwright 帮助</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有页面包含这些词。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>boxwright::HelpFigures</name>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>backbone + FPN</source>
        <translation>骨干网络 + FPN</translation>
    </message>
    <message>
        <source>proposals</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>RoIAlign → class, box</source>
        <translation>RoIAlign → 类别、框</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>1st stage: RPN</source>
        <translation>第一阶段：RPN</translation>
    </message>
    <message>
        <source>2nd stage</source>
        <translation>第二阶段</translation>
    </message>
    <message>
        <source>training: two losses each</source>
        <translation>训练：各有两个损失</translation>
    </message>
    <message>
        <source>one cell of the map</source>
        <translation>特征图的一格</translation>
    </message>
    <message>
        <source>anchors of a finer level</source>
        <translation>较细层级的锚框</translation>
    </message>
    <message>
        <source>anchors of a coarser level</source>
        <translation>较粗层级的锚框</translation>
    </message>
    <message>
        <source>height : width</source>
        <translation>高 : 宽</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>your box</source>
        <translation>标注框</translation>
    </message>
    <message>
        <source>anchor</source>
        <translation>锚框</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>always the same size</source>
        <translation>大小总是相同</translation>
    </message>
    <message>
        <source>feature map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>sample point</source>
        <translation>采样点</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>objectness</source>
        <translation>目标性</translation>
    </message>
    <message>
        <source>box</source>
        <translation>框</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>right answer →</source>
        <translation>正确答案的概率 →</translation>
    </message>
    <message>
        <source>← distance →</source>
        <translation>← 距离 →</translation>
    </message>
</context>
<context>
    <name>boxwright::HelpPages</name>
    <message>
        <source>Getting started</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>What the numbers mean</source>
        <translation>数字的含义</translation>
    </message>
    <message>
        <source>How the detector works</source>
        <translation>检测器的工作原理</translation>
    </message>
    <message>
        <source>Data and folders</source>
        <translation>数据与文件夹</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>疑难解答</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Training options</source>
        <translation>训练选项</translation>
    </message>
</context>
<context>
    <name>boxwright::HistogramView</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>boxwright::HowItSeesDialog</name>
    <message>
        <source>The model does not know these classes; their boxes are left out: %1</source>
        <translation>模型不认识这些类别，其标注框未计入：%1</translation>
    </message>
    <message>
        <source>Choose Another Model…</source>
        <translation>选择其他模型…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Choose a model to look through.</source>
        <translation>请选择一个模型。</translation>
    </message>
    <message>
        <source>Choose an image to look at.</source>
        <translation>请选择一张图像。</translation>
    </message>
    <message>
        <source>This step compares with the truth, and none is known for this image. Open its folder in Annotate and draw the boxes.</source>
        <translation>这一步要与标注框比较，而这张图像没有标注框。请在“标注”中打开它的文件夹并画框。</translation>
    </message>
    <message>
        <source>Choose Image</source>
        <translation>选择图像</translation>
    </message>
    <message>
        <source>Images (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff);;All files (*)</source>
        <translation>图像 (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff);;所有文件 (*)</translation>
    </message>
    <message>
        <source>How It Sees</source>
        <translation>模型如何看图</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose Image…</source>
        <translation>选择图像…</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>解释…</translation>
    </message>
    <message>
        <source>How Faster R-CNN works, with pictures</source>
        <translation>图解 Faster R-CNN 的工作原理</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Explanation and choices</source>
        <translation>说明与选项</translation>
    </message>
</context>
<context>
    <name>boxwright::InlineNotice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>boxwright::InspectionPanel</name>
    <message>
        <source>All levels</source>
        <translation>所有层级</translation>
    </message>
    <message>
        <source>%1 (every %2 pixels)</source>
        <translation>%1（每 %2 像素一格）</translation>
    </message>
    <message>
        <source>After NMS</source>
        <translation>NMS 之后</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Dropped by NMS</source>
        <translation>被 NMS 去掉</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Before NMS</source>
        <translation>NMS 之前</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Best %1</source>
        <translation>最好的 %1 个</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Score from</source>
        <translation>置信度下限</translation>
    </message>
    <message>
        <source>Objectness as colours</source>
        <translation>用颜色显示目标性</translation>
    </message>
    <message>
        <source>Number of proposals</source>
        <translation>建议框数量</translation>
    </message>
    <message>
        <source>How sure the first stage is of an object, cell by cell: red is the surest</source>
        <translation>第一阶段对每一格有目标的把握：红色表示最有把握</translation>
    </message>
</context>
<context>
    <name>boxwright::InspectionText</name>
    <message>
        <source>Anchors</source>
        <translation>锚框</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>Scores before NMS</source>
        <translation>NMS 前的置信度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The network lays a grid of cells over the image, coarser from level to level, and begins in every cell with a few boxes of fixed size and shape: the anchors. Click on the image to choose a cell. If every anchor is much larger or smaller than your objects, the anchor sizes do not fit them.</source>
        <translation>网络在图像上铺设网格，层级越高越粗，并在每一格中从几个大小和形状固定的框开始：锚框。单击图像选择一格。如果所有锚框都比您的目标大得多或小得多，说明锚框尺寸不合适。</translation>
    </message>
    <message>
        <source>In training each anchor is compared with your boxes. One that overlaps a box well (IoU) should say &quot;object&quot;, one that hardly overlaps any should say &quot;background&quot;, and what is between is ignored. A box always gets its best anchor, however bad; a box that gets only that one is hard to learn. Click on a box to see its anchors alone.</source>
        <translation>训练时，每个锚框都与您的标注框比较。交并比高的应当说“目标”，几乎不重叠的应当说“背景”，介于两者之间的被忽略。每个标注框总会得到它的最佳锚框，无论多差；只得到这一个锚框的标注框很难学会。单击某个标注框可只看它的锚框。</translation>
    </message>
    <message>
        <source>The first stage moves the anchors towards objects and says how sure it is that there is one, of whatever class. Boxes that overlap a better one are dropped (NMS), the best of the rest go on. An object without a proposal over it cannot be found any more.</source>
        <translation>第一阶段把锚框移向目标，并给出那里有目标（不论类别）的把握。与更好的框重叠的会被去掉（NMS），其余最好的进入下一步。没有建议框覆盖的目标之后再也找不到。</translation>
    </message>
    <message>
        <source>In training the second stage sees some proposals and your boxes themselves. A proposal that overlaps a box by enough has to learn its class, the others have to learn &quot;background&quot;. If there are hardly any objects among them, the proposals do not hit your objects yet.</source>
        <translation>训练时，第二阶段会看到一部分建议框以及您的标注框本身。与标注框重叠足够的建议框要学习其类别，其余的要学习“背景”。如果其中几乎没有目标，说明建议框还没有落在您的目标上。</translation>
    </message>
    <message>
        <source>The second stage moves every proposal once more, for each class, and gives it a score. Boxes under the score threshold go; of boxes of a class that overlap too much only the best stays (NMS). If good boxes are dashed here, objects that stand close to each other need a higher overlap.</source>
        <translation>第二阶段按类别再次移动每个建议框，并给出置信度。低于阈值的框去掉；同一类别中重叠过多的框只留最好的（NMS）。如果好的框在这里是虚线，说明靠得很近的目标需要更高的重叠限度。</translation>
    </message>
    <message>
        <source>What is left is the answer. Your boxes are dashed. If an object is missing, go back through the steps: the first one that has no box over it is the one where it was lost.</source>
        <translation>剩下的就是答案。您的标注框为虚线。如果缺少某个目标，请回看前面的步骤：第一个没有框覆盖它的步骤，就是丢失它的地方。</translation>
    </message>
</context>
<context>
    <name>boxwright::InspectionViews</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Seen by the network</source>
        <translation>网络看到的尺寸</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Cells of this level</source>
        <translation>该层级的格数</translation>
    </message>
    <message>
        <source>Pixels from cell to cell</source>
        <translation>格间距（像素）</translation>
    </message>
    <message>
        <source>Anchors in a cell</source>
        <translation>每格锚框数</translation>
    </message>
    <message>
        <source>Anchors of this level</source>
        <translation>该层级的锚框数</translation>
    </message>
    <message>
        <source>Anchors of all levels</source>
        <translation>所有层级的锚框数</translation>
    </message>
    <message>
        <source>Every box has an anchor that overlaps it by %1 or more: the anchor sizes fit these objects.</source>
        <translation>每个标注框都有交并比达到 %1 的锚框：锚框尺寸适合这些目标。</translation>
    </message>
    <message numerus="yes">
        <source>No anchor of any level overlaps %Ln box(es) by %1.</source>
        <translation>
            <numerusform>有 %Ln 个标注框在任何层级都没有交并比达到 %1 的锚框。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln of them not even by %1.</source>
        <translation>
            <numerusform>其中 %Ln 个甚至达不到 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some are smaller than the smallest anchor: give the network larger images, or use smaller anchors.</source>
        <translation>其中一些比最小的锚框还小：请让网络看更大的图像，或使用更小的锚框。</translation>
    </message>
    <message>
        <source>Some are larger than the largest anchor.</source>
        <translation>其中一些比最大的锚框还大。</translation>
    </message>
    <message>
        <source>Their shape is far from that of the anchors, for example very long.</source>
        <translation>它们的形状与锚框相差很大，例如非常细长。</translation>
    </message>
    <message>
        <source>They lie between two anchor sizes and make do with the better one, which is usual.</source>
        <translation>它们介于两种锚框尺寸之间，使用其中较接近的一种，这很正常。</translation>
    </message>
    <message>
        <source>Your boxes</source>
        <translation>您的标注框</translation>
    </message>
    <message>
        <source>Anchors: object</source>
        <translation>锚框：目标</translation>
    </message>
    <message>
        <source>Anchors: background</source>
        <translation>锚框：背景</translation>
    </message>
    <message>
        <source>Anchors: ignored</source>
        <translation>锚框：忽略</translation>
    </message>
    <message>
        <source>Trained on: object</source>
        <translation>用于训练：目标</translation>
    </message>
    <message>
        <source>Trained on: background</source>
        <translation>用于训练：背景</translation>
    </message>
    <message>
        <source>Best IoU of the worst box</source>
        <translation>最差标注框的最佳交并比</translation>
    </message>
    <message>
        <source>Before NMS</source>
        <translation>NMS 之前</translation>
    </message>
    <message>
        <source>After NMS</source>
        <translation>NMS 之后</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>NMS overlap</source>
        <translation>NMS 重叠限度</translation>
    </message>
    <message>
        <source>Best objectness</source>
        <translation>最高目标性</translation>
    </message>
    <message>
        <source>Your boxes with a proposal</source>
        <translation>有建议框的标注框</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train longer, or look at the anchors.</source>
        <translation>
            <numerusform>您的 %Ln 个标注框没有交并比达到 %1 的建议框：第二阶段找不到它们。请训练更久，或检查锚框。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of your boxes has a proposal over it.</source>
        <translation>您的每个标注框都有建议框覆盖。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Share of objects</source>
        <translation>目标比例</translation>
    </message>
    <message>
        <source>Your boxes among them</source>
        <translation>其中您的标注框</translation>
    </message>
    <message>
        <source>IoU of an object</source>
        <translation>目标的交并比</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln proposal(s) hit your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</source>
        <translation>
            <numerusform>只有 %Ln 个建议框落在您的目标上。训练初期属正常；如果一直如此，说明第一阶段没有学到东西。</numerusform>
        </translation>
    </message>
    <message>
        <source>Below the score threshold</source>
        <translation>低于置信度阈值</translation>
    </message>
    <message>
        <source>Dropped by NMS</source>
        <translation>被 NMS 去掉</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Score threshold</source>
        <translation>置信度阈值</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>最高置信度</translation>
    </message>
    <message>
        <source>The model is sure of nothing here. It has been trained too little, or for other objects.</source>
        <translation>模型在这里对什么都没有把握。它训练得太少，或是为其他目标训练的。</translation>
    </message>
    <message>
        <source>Boxes found</source>
        <translation>找到的框</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>False</source>
        <translation>误检</translation>
    </message>
</context>
<context>
    <name>boxwright::KeyEditorDialog</name>
    <message>
        <source>Assign</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>No Key</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>As in the Preset</source>
        <translation>恢复预设</translation>
    </message>
    <message>
        <source>Edit Keys</source>
        <translation>编辑快捷键</translation>
    </message>
    <message>
        <source>Boxwright</source>
        <translation>Boxwright</translation>
    </message>
    <message>
        <source>labelImg</source>
        <translation>labelImg</translation>
    </message>
    <message>
        <source>CVAT</source>
        <translation>CVAT</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Keys like</source>
        <translation>快捷键方案</translation>
    </message>
    <message>
        <source>All keys are those of the preset now.</source>
        <translation>所有快捷键现已恢复为预设。</translation>
    </message>
    <message>
        <source>Choose a command, click into the field and press the new key.</source>
        <translation>选择一个命令，单击输入框并按下新快捷键。</translation>
    </message>
    <message>
        <source>%1 moves boxes or the focus on the canvas and cannot be given to a command.</source>
        <translation>%1 用于在画布上移动框或焦点，不能指定给命令。</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”. Give that one another key first.</source>
        <translation>%1 已是“%2”的快捷键。请先为后者指定其他快捷键。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>labelme</source>
        <translation>labelme</translation>
    </message>
</context>
<context>
    <name>boxwright::MainWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Open Another Folder…</source>
        <translation>打开其他文件夹…</translation>
    </message>
    <message>
        <source>Stopping. The window closes as soon as everything is saved.</source>
        <translation>正在停止。保存完毕后窗口会立即关闭。</translation>
    </message>
    <message>
        <source>The training has finished. Its best model is ready to use.</source>
        <translation>训练已完成，最佳模型可以使用了。</translation>
    </message>
    <message>
        <source>Detect Objects</source>
        <translation>检测目标</translation>
    </message>
    <message>
        <source>Making the sample dataset: %1 of %2 images</source>
        <translation>正在生成示例数据集：%1 / %2 张图像</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %Ln more)</source>
        <translation>
            <numerusform>%1（另有 %Ln 条）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) dropped.</source>
        <translation>
            <numerusform>已拖入 %Ln 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Boxwright ended unexpectedly the last time.</source>
        <translation>Boxwright 上次意外退出。</translation>
    </message>
    <message>
        <source>Edits that were not saved are kept and come back when the folder is opened.</source>
        <translation>未保存的编辑已保留，打开文件夹时会恢复。</translation>
    </message>
    <message>
        <source>Show Report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Open “%1” Again</source>
        <translation>重新打开“%1”</translation>
    </message>
    <message>
        <source>Choose Another…</source>
        <translation>选择其他…</translation>
    </message>
    <message>
        <source>Annotation Folder</source>
        <translation>标注文件夹</translation>
    </message>
    <message>
        <source>Use Its Own Annotations</source>
        <translation>使用自带的标注</translation>
    </message>
    <message>
        <source>The annotations of “%1” are in “%2”, which is not there.</source>
        <translation>“%1”的标注在“%2”中，但该文件夹不存在。</translation>
    </message>
</context>
<context>
    <name>boxwright::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation>标注框(&amp;B)</translation>
    </message>
    <message>
        <source>Class by &amp;Number</source>
        <translation>按数字选类别(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Proposals</source>
        <translation>建议框(&amp;P)</translation>
    </message>
    <message>
        <source>Mo&amp;use Wheel</source>
        <translation>鼠标滚轮(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
</context>
<context>
    <name>boxwright::MetricChart</name>
    <message>
        <source>Show or hide “%1”</source>
        <translation>显示或隐藏“%1”</translation>
    </message>
    <message>
        <source>The chart could not be turned into a PNG picture.</source>
        <translation>无法将图表转换为 PNG 图片。</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Export Chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>Zoom and export</source>
        <translation>缩放与导出</translation>
    </message>
    <message>
        <source>Reset Zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>导出为 PNG…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Export as SVG…</source>
        <translation>导出为 SVG…</translation>
    </message>
    <message>
        <source>The chart could not be turned into an SVG picture.</source>
        <translation>无法将图表转换为 SVG 图片。</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
</context>
<context>
    <name>boxwright::MetricsCard</name>
    <message>
        <source>Only objects of this size count. A dash means that the split has none.</source>
        <translation>只统计这一尺寸的目标。短横线表示该划分中没有此类目标。</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>mean over overlaps 0.50 to 0.95</source>
        <translation>交并比 0.50 到 0.95 的平均值</translation>
    </message>
    <message>
        <source>How many of the found boxes are right, over all recall levels and ten overlap limits. The main number of COCO.</source>
        <translation>在所有召回率和十个交并比阈值下，检出的框有多少是正确的。这是 COCO 的主要指标。</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>overlap of 0.50 is enough</source>
        <translation>交并比达到 0.50 即可</translation>
    </message>
    <message>
        <source>A box counts as right if its IoU with the object is at least 0.50.</source>
        <translation>边框与目标的交并比不低于 0.50 即算正确。</translation>
    </message>
    <message>
        <source>AP75</source>
        <translation>AP75</translation>
    </message>
    <message>
        <source>overlap of 0.75 is needed</source>
        <translation>交并比须达到 0.75</translation>
    </message>
    <message>
        <source>A box counts as right only if it fits the object closely.</source>
        <translation>只有紧密贴合目标的框才视为正确。</translation>
    </message>
    <message>
        <source>AP small</source>
        <translation>AP 小目标</translation>
    </message>
    <message>
        <source>objects up to 32 × 32 pixels</source>
        <translation>不超过 32 × 32 像素的目标</translation>
    </message>
    <message>
        <source>AP medium</source>
        <translation>AP 中目标</translation>
    </message>
    <message>
        <source>objects up to 96 × 96 pixels</source>
        <translation>不超过 96 × 96 像素的目标</translation>
    </message>
    <message>
        <source>AP large</source>
        <translation>AP 大目标</translation>
    </message>
    <message>
        <source>larger objects</source>
        <translation>更大的目标</translation>
    </message>
    <message>
        <source>The share of the objects that is found if only the best boxes of each image are kept.</source>
        <translation>每张图像只保留置信度最高的若干框时，被找到的目标所占的比例。</translation>
    </message>
    <message>
        <source>AR1</source>
        <translation>AR1</translation>
    </message>
    <message>
        <source>with the best box of each image</source>
        <translation>每张图像取最好的 1 个框</translation>
    </message>
    <message>
        <source>AR10</source>
        <translation>AR10</translation>
    </message>
    <message>
        <source>with the ten best boxes</source>
        <translation>每张图像取最好的 10 个框</translation>
    </message>
    <message>
        <source>AR100</source>
        <translation>AR100</translation>
    </message>
    <message>
        <source>with the hundred best boxes</source>
        <translation>每张图像取最好的 100 个框</translation>
    </message>
    <message>
        <source>AR small</source>
        <translation>AR 小目标</translation>
    </message>
    <message>
        <source>AR medium</source>
        <translation>AR 中目标</translation>
    </message>
    <message>
        <source>AR large</source>
        <translation>AR 大目标</translation>
    </message>
    <message>
        <source>VOC 2007</source>
        <translation>VOC 2007</translation>
    </message>
    <message>
        <source>AP50 at eleven recall levels</source>
        <translation>十一个召回率处的 AP50</translation>
    </message>
    <message>
        <source>The measure of the Pascal VOC 2007 challenge; difficult objects count neither way.</source>
        <translation>Pascal VOC 2007 挑战赛的指标；困难样本不计入。</translation>
    </message>
    <message>
        <source>VOC 2012</source>
        <translation>VOC 2012</translation>
    </message>
    <message>
        <source>AP50, area below the curve</source>
        <translation>AP50，曲线下面积</translation>
    </message>
    <message>
        <source>The measure of the Pascal VOC challenges from 2010 on; difficult objects count neither way.</source>
        <translation>2010 年起 Pascal VOC 挑战赛的指标；困难样本不计入。</translation>
    </message>
    <message>
        <source>Average precision (COCO)</source>
        <translation>平均精度 (COCO)</translation>
    </message>
    <message>
        <source>Average recall (COCO)</source>
        <translation>平均召回率 (COCO)</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
</context>
<context>
    <name>boxwright::NoticeBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>boxwright::OptionGroup</name>
    <message>
        <source>%1 (%2 changed)</source>
        <translation>%1（已改 %2 项）</translation>
    </message>
</context>
<context>
    <name>boxwright::OptionRow</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1：恢复默认值</translation>
    </message>
</context>
<context>
    <name>boxwright::PictureDialog</name>
    <message>
        <source>The picture is not in the folder that is open.</source>
        <translation>该图像不在当前打开的文件夹中。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>boxwright::PixelsButton</name>
    <message numerus="yes">
        <source>In %Ln annotation file(s) looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</source>
        <translation>
            <numerusform>已查看 %Ln 个标注文件：%1 个含从 0 开始的框，%2 个像是 labelImg 写的，%3 个像是原版 VOC。</numerusform>
        </translation>
    </message>
    <message>
        <source>It was settled for this folder.</source>
        <translation>已为此文件夹确定。</translation>
    </message>
    <message>
        <source>It was guessed from the files.</source>
        <translation>由文件推测而来。</translation>
    </message>
    <message>
        <source>VOC, from 1</source>
        <translation>VOC，从 1 起</translation>
    </message>
    <message>
        <source>labelImg</source>
        <translation>labelImg</translation>
    </message>
    <message>
        <source>From 0</source>
        <translation>从 0 起</translation>
    </message>
    <message>
        <source>Pixels are counted from 1 and a box includes its last one, as in the original VOC files: box edges are xmin − 1, ymin − 1, xmax, ymax.</source>
        <translation>像素从 1 开始计数，框包含其最后一个像素，与原版 VOC 文件相同：框的边为 xmin − 1、ymin − 1、xmax、ymax。</translation>
    </message>
    <message>
        <source>The numbers are box edges as they are; none below 1 is written, as labelImg does.</source>
        <translation>数值即框的边；与 labelImg 相同，不写入小于 1 的数值。</translation>
    </message>
    <message>
        <source>The numbers are box edges as they are, counted from 0.</source>
        <translation>数值即框的边，从 0 开始计数。</translation>
    </message>
    <message>
        <source>As in the Original VOC, from &amp;1</source>
        <translation>与原版 VOC 相同，从 1 起(&amp;1)</translation>
    </message>
    <message>
        <source>As in &amp;labelImg</source>
        <translation>与 labelImg 相同(&amp;L)</translation>
    </message>
    <message>
        <source>Edges from &amp;0</source>
        <translation>边从 0 起(&amp;0)</translation>
    </message>
    <message>
        <source>Pixels: %1</source>
        <translation>像素：%1</translation>
    </message>
    <message>
        <source>What the numbers of the annotation files mean, for boxes, training, evaluation and export.</source>
        <translation>标注文件中数值的含义，用于框、训练、评估和导出。</translation>
    </message>
    <message>
        <source>The files speak for edges from 0.</source>
        <translation>文件内容表明边从 0 起。</translation>
    </message>
</context>
<context>
    <name>boxwright::PrecisionPicker</name>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>The numbers the network computes with. bf16 takes less memory, and less time on a GPU or a processor that is quick at it: try it. It changes the AP by less than 0.001 (measured on BCCD).</source>
        <translation>网络计算所用的数值。bf16 占用内存更少，在 GPU 或擅长它的处理器上也更快：不妨一试。它对 AP 的影响小于 0.001（在 BCCD 上测得）。</translation>
    </message>
    <message>
        <source>No choice here: the processor has neither AVX-512 BF16 nor AMX, and no GPU is used.</source>
        <translation>此处无法选择：处理器既没有 AVX-512 BF16 也没有 AMX，并且没有使用 GPU。</translation>
    </message>
</context>
<context>
    <name>boxwright::PredictionStrip</name>
    <message>
        <source>%1 after epoch %2</source>
        <translation>%1，第 %2 轮之后</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>What the network finds in the same images after each evaluation, from a score of 30 %.</source>
        <translation>每次评估后网络在同一批图像中找到的物体，得分不低于 30 %。</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Back to what earlier epochs found</source>
        <translation>回看之前各轮的结果</translation>
    </message>
</context>
<context>
    <name>boxwright::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些词的设置。</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Put the settings of this page back to what they are at first</source>
        <translation>把本页的设置恢复为初始值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::PreferencesPages</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Show the welcome page</source>
        <translation>显示欢迎页</translation>
    </message>
    <message>
        <source>Open the last folder</source>
        <translation>打开上次的文件夹</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>What the window shows when it is started without a folder</source>
        <translation>启动时没有指定文件夹时窗口显示的内容</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>How many folders the File menu and the welcome page offer again</source>
        <translation>“文件”菜单和欢迎页列出多少个最近的文件夹</translation>
    </message>
    <message>
        <source>Forget which folders were opened; the folders themselves stay</source>
        <translation>忘记打开过的文件夹；文件夹本身不受影响</translation>
    </message>
    <message>
        <source>Clear the List</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Train and Detect</source>
        <translation>训练与检测</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the network runs in Train, Evaluate and Detect; each of them can choose another one</source>
        <translation>网络在训练、评估和检测中运行的设备；各处也可以另选</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>Threads of the network on the CPU; Automatic takes all cores</source>
        <translation>网络在 CPU 上使用的线程数；“自动”使用所有核心</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keys of commands</source>
        <translation>命令的快捷键</translation>
    </message>
    <message>
        <source>Edit Keys…</source>
        <translation>编辑快捷键…</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose the Folder for Runs</source>
        <translation>选择保存训练结果的文件夹</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练结果</translation>
    </message>
    <message>
        <source>Trainings are kept here, and the sample dataset is made beside it</source>
        <translation>训练结果保存在这里，示例数据集建在它旁边</translation>
    </message>
    <message>
        <source>Choose a Model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>权重 (*.pth *.pt *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The one trained or chosen last</source>
        <translation>上次训练或选择的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The weights that Evaluate and Detect offer first</source>
        <translation>评估和检测首先提供的权重</translation>
    </message>
    <message>
        <source>Downloaded weights</source>
        <translation>已下载的权重</translation>
    </message>
    <message>
        <source>Shared with PyTorch, and by all profiles</source>
        <translation>与 PyTorch 以及所有配置共用</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What is set here lies in this folder</source>
        <translation>这里的设置保存在此文件夹中</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>Written when the program ends unexpectedly</source>
        <translation>程序意外退出时写入</translation>
    </message>
    <message>
        <source>Mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>What the wheel does over an image; with Ctrl it always zooms</source>
        <translation>滚轮在图像上的作用；按住 Ctrl 始终为缩放</translation>
    </message>
    <message>
        <source>Crosshair width</source>
        <translation>十字线宽度</translation>
    </message>
    <message>
        <source>How wide the lines through the cursor are</source>
        <translation>穿过光标的线的宽度</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Crosshair opacity</source>
        <translation>十字线不透明度</translation>
    </message>
    <message>
        <source>How much the lines through the cursor cover of the image</source>
        <translation>穿过光标的线遮盖图像的程度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Crosshair colour</source>
        <translation>十字线颜色</translation>
    </message>
    <message>
        <source>The colour of the lines through the cursor</source>
        <translation>穿过光标的线的颜色</translation>
    </message>
    <message>
        <source>Change the keys of every command, or take those of labelImg, CVAT or labelme (shortcuts)</source>
        <translation>更改每个命令的快捷键，或采用 labelImg、CVAT 或 labelme 的快捷键</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>For Detect and Evaluate.</source>
        <translation>用于检测和评估。</translation>
    </message>
</context>
<context>
    <name>boxwright::PropertiesPanel</name>
    <message>
        <source>No box is selected</source>
        <translation>未选中任何框</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected box(es)</source>
        <translation>
            <numerusform>已选中 %Ln 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>Difficult</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>About this image</source>
        <translation>关于此图像</translation>
    </message>
    <message>
        <source>The image is checked; kept in its annotation file</source>
        <translation>图像已检查；保存在其标注文件中</translation>
    </message>
    <message>
        <source>The image wants a second look; kept beside the annotations</source>
        <translation>图像需要再次查看；保存在标注之外</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标旗</translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalBar</name>
    <message numerus="yes">
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln 个建议框</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The model that proposes boxes</source>
        <translation>用于建议框的模型</translation>
    </message>
    <message>
        <source>Proposals from this score on are shown and accepted</source>
        <translation>显示并接受不低于此分数的建议框</translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalController</name>
    <message>
        <source>No model is chosen yet: train one, or choose a file of weights.</source>
        <translation>尚未选择模型：请先训练一个，或选择权重文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) above the threshold</source>
        <translation>
            <numerusform>阈值以上有 %Ln 个建议框</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 proposals in %2 images</source>
        <translation>%2 张图像中有 %1 个建议框</translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) accepted</source>
        <translation>
            <numerusform>已接受 %Ln 个建议框</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::PublishedWeightsModel</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>For the models</source>
        <translation>适用模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>boxwright::ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report cannot be read: %1.</source>
        <translation>无法读取报告：%1。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>boxwright::RunDelegate</name>
    <message>
        <source>d MMM yyyy, hh:mm</source>
        <translation>yyyy年M月d日 hh:mm</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>训练名称</translation>
    </message>
    <message>
        <source>d MMM, hh:mm</source>
        <translation>M月d日 hh:mm</translation>
    </message>
</context>
<context>
    <name>boxwright::RunHistoryJobs</name>
    <message>
        <source>Only the first %1 ticked runs are drawn.</source>
        <translation>只绘制前 %1 个勾选的训练。</translation>
    </message>
</context>
<context>
    <name>boxwright::RunHistoryPanel</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Best AP50</source>
        <translation>最佳 AP50</translation>
    </message>
    <message>
        <source>Best AP50 on the validation split; below it the epochs done and planned.</source>
        <translation>验证集上的最佳 AP50；下方是已完成和计划的轮数。</translation>
    </message>
    <message>
        <source>Finished and stopped runs appear here.</source>
        <translation>已完成和已停止的训练会显示在这里。</translation>
    </message>
    <message>
        <source>Use This Model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Evaluate and Detect then offer this run&apos;s best checkpoint.</source>
        <translation>“评估”和“检测”将使用此次训练的最佳检查点。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Goes on from last.pth as if the run had not been stopped.</source>
        <translation>从 last.pth 继续，如同训练从未停止。</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Train Longer…</source>
        <translation>继续训练更多轮…</translation>
    </message>
    <message>
        <source>Train Longer</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Move the run “%1” with its checkpoints to the trash?</source>
        <translation>将训练“%1”及其检查点移到回收站？</translation>
    </message>
    <message>
        <source>Ticked runs are drawn beside the chosen one.</source>
        <translation>勾选的训练会与所选训练画在一起。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move to Trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>Epochs trained so far: %1. How many shall the run have in all?</source>
        <translation>已训练 %1 轮。总共要训练多少轮？</translation>
    </message>
    <message>
        <source>Start a New Run From Its Weights</source>
        <translation>以其权重开始新的训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>boxwright::RunStatusPanel</name>
    <message>
        <source>Paused after the current iteration; last.pth is saved.</source>
        <translation>已在当前迭代后暂停；last.pth 已保存。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on with the next iteration.</source>
        <translation>从下一次迭代继续。</translation>
    </message>
    <message>
        <source>Waits after the current iteration and leaves the processor free.</source>
        <translation>在当前迭代后等待，让出处理器。</translation>
    </message>
    <message>
        <source>No training is running.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>Preparing: reading the annotations, making the network…</source>
        <translation>正在准备：读取标注、构建网络…</translation>
    </message>
    <message>
        <source>Stopping: saving last.pth…</source>
        <translation>正在停止：保存 last.pth…</translation>
    </message>
    <message>
        <source>Evaluating: %1 of %2 validation images</source>
        <translation>正在评估：验证集第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops after the current batch and saves last.pth, from which the run can go on.</source>
        <translation>在当前批次后停止并保存 last.pth，之后可从那里继续。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Goes on from last.pth as if the run had not been stopped.</source>
        <translation>从 last.pth 继续，如同训练从未停止。</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>每秒 %1 张</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Measures the run&apos;s best model and shows where it errs.</source>
        <translation>测量此次训练的最佳模型，并显示其错误。</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Finds objects in pictures with the run&apos;s best model.</source>
        <translation>用此次训练的最佳模型在图片中查找物体。</translation>
    </message>
</context>
<context>
    <name>boxwright::SchedulePreview</name>
    <message>
        <source>Learning rate, at most %1</source>
        <translation>学习率，最高 %1</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>drops whenever the score stands still</source>
        <translation>指标停滞时下降</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>第 %1 轮：%2</translation>
    </message>
</context>
<context>
    <name>boxwright::ScoreSlider</name>
    <message>
        <source>Boxes with a lower score are hidden and not exported</source>
        <translation>置信度更低的框会隐藏且不导出</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>Of two boxes of a class that overlap more (IoU), only the better one is shown and exported</source>
        <translation>同类的两个框重叠（交并比）超过此值时，只显示并导出较好的一个</translation>
    </message>
    <message>
        <source>Largest overlap</source>
        <translation>最大重叠</translation>
    </message>
</context>
<context>
    <name>boxwright::SettingsReport</name>
    <message>
        <source>The settings are damaged and cannot be put aside: the defaults are used, and changes are not kept.</source>
        <translation>设置已损坏且无法移开：现使用默认值，更改不会保存。</translation>
    </message>
    <message>
        <source>The settings were damaged: the defaults are used, and the old file is kept as %1.</source>
        <translation>设置已损坏：现使用默认值，旧文件保留为 %1。</translation>
    </message>
    <message>
        <source>%1 belongs to a newer Boxwright and is left as it is: this one keeps settings of its own.</source>
        <translation>%1 属于更新版本的 Boxwright，保持不变；本版本使用自己的设置。</translation>
    </message>
</context>
<context>
    <name>boxwright::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>On the Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Move the selected boxes by 1 pixel</source>
        <translation>将所选框移动 1 像素</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move them by 10 pixels</source>
        <translation>移动 10 像素</translation>
    </message>
    <message>
        <source>Shift+Arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Move the right or lower side</source>
        <translation>移动右边或下边</translation>
    </message>
    <message>
        <source>Ctrl+Arrows</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>Move the left or upper side</source>
        <translation>移动左边或上边</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Arrows</source>
        <translation>Ctrl+Shift+方向键</translation>
    </message>
    <message>
        <source>Next box, under the cursor first</source>
        <translation>下一个框，优先光标下的框</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Shift+Drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>Draw from the centre; drag a copy</source>
        <translation>从中心绘制；拖动副本</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+拖动</translation>
    </message>
    <message>
        <source>Select one more, or one less</source>
        <translation>增选或减选</translation>
    </message>
    <message>
        <source>Ctrl+Click</source>
        <translation>Ctrl+单击</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Space+Drag</source>
        <translation>空格+拖动</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>在光标处缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Draw inside a selected box</source>
        <translation>在所选框内绘制</translation>
    </message>
    <message>
        <source>Draw a square</source>
        <translation>绘制正方形</translation>
    </message>
    <message>
        <source>Drag, then Shift</source>
        <translation>拖动时按 Shift</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::StateStrip</name>
    <message>
        <source>%1 to do</source>
        <translation>待标注 %1</translation>
    </message>
    <message>
        <source>%1 annotated</source>
        <translation>已标注 %1</translation>
    </message>
    <message>
        <source>%1 verified</source>
        <translation>已核验 %1</translation>
    </message>
    <message>
        <source>%1 flagged</source>
        <translation>已标旗 %1</translation>
    </message>
    <message>
        <source>Show the images without annotation</source>
        <translation>显示没有标注的图像</translation>
    </message>
    <message>
        <source>Show the annotated images</source>
        <translation>显示已标注的图像</translation>
    </message>
    <message>
        <source>Show the verified images</source>
        <translation>显示已核验的图像</translation>
    </message>
    <message>
        <source>Show the flagged images</source>
        <translation>显示已标旗的图像</translation>
    </message>
    <message>
        <source>%1 % of the images are verified</source>
        <translation>%1 % 的图像已核验</translation>
    </message>
    <message>
        <source>The images are still being counted</source>
        <translation>图像仍在统计中</translation>
    </message>
</context>
<context>
    <name>boxwright::StatisticsDialog</name>
    <message>
        <source>Show Images</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>框数</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Difficult</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Area below 32 × 32 pixels</source>
        <translation>面积小于 32 × 32 像素</translation>
    </message>
    <message>
        <source>Area up to 96 × 96 pixels</source>
        <translation>面积不超过 96 × 96 像素</translation>
    </message>
    <message>
        <source>Larger areas</source>
        <translation>更大的面积</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1: %2 images, %3 boxes</source>
        <translation>%1：%2 张图像，%3 个框</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Width divided by height</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <source>Boxes in an image</source>
        <translation>每张图像的框数</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Share of the images that are verified</source>
        <translation>已核验图像的比例</translation>
    </message>
    <message>
        <source>Boxes of each class by split</source>
        <translation>各划分中每个类别的标注框数</translation>
    </message>
    <message>
        <source>A click on a bar or a cell, or a double click on a number, lists its images.</source>
        <translation>点击柱形或方格，或双击数字，即可列出对应的图像。</translation>
    </message>
    <message>
        <source>Classes Together</source>
        <translation>类别共现</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>%1 images, %2 boxes; %3 images without annotation, %4 with an annotation and no box; %5 verified (%6)</source>
        <translation>%1 张图像，%2 个标注框；%3 张没有标注，%4 张有标注但没有标注框；%5 张已核验（%6）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Size: root of the area, pixels</source>
        <translation>大小：面积的平方根（像素）</translation>
    </message>
    <message>
        <source>Where boxes lie in the image</source>
        <translation>标注框在图像中的位置</translation>
    </message>
    <message>
        <source>Column %1, row %2 of %3</source>
        <translation>第 %1 列，第 %2 行（共 %3）</translation>
    </message>
    <message>
        <source>Images that hold both classes</source>
        <translation>同时含有两个类别的图像</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 boxes</source>
        <translation>%1 个标注框</translation>
    </message>
    <message>
        <source>width / height %1</source>
        <translation>宽 / 高 %1</translation>
    </message>
    <message>
        <source>in column %1, row %2</source>
        <translation>位于第 %1 列第 %2 行</translation>
    </message>
</context>
<context>
    <name>boxwright::StatusReadout</name>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln 个标注框</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>Image pixels, counted from 1 as in the annotation files of this data set</source>
        <translation>图像像素坐标，与本数据集的标注文件一样从 1 开始</translation>
    </message>
    <message>
        <source>Image pixels, counted from 0</source>
        <translation>图像像素坐标，从 0 开始</translation>
    </message>
    <message>
        <source>Width, height and channels of the image</source>
        <translation>图像的宽、高和通道数</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln box(es)</source>
        <translation>
            <numerusform>%1 / %Ln 个标注框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) are verified</source>
        <translation>
            <numerusform>%Ln 张图像已核验</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>boxwright::ToneButton</name>
    <message>
        <source>Brightness and contrast</source>
        <translation>亮度和对比度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Brightness, contrast and gamma of what is shown; files stay as they are</source>
        <translation>显示的亮度、对比度和伽马；文件保持不变</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Lightens or darkens what lies between black and white</source>
        <translation>使黑白之间的色调变亮或变暗</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainCharts</name>
    <message>
        <source>Chart saved as %1</source>
        <translation>图表已保存为 %1</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>The curves appear here as soon as training runs.</source>
        <translation>训练开始后，曲线会显示在这里。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总损失</translation>
    </message>
    <message>
        <source>Total, smoothed</source>
        <translation>总损失（平滑）</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>Objectness</source>
        <translation>目标性</translation>
    </message>
    <message>
        <source>Proposal box</source>
        <translation>建议框</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Rate per step</source>
        <translation>每步学习率</translation>
    </message>
    <message>
        <source>Precision on validation</source>
        <translation>验证集精度</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>AP (0 to 1)</source>
        <translation>AP（0 到 1）</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>AP and AP50 appear after the first evaluated epoch.</source>
        <translation>首次评估后会显示 AP 和 AP50。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing: %1 %</source>
        <translation>平滑：%1 %</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainWorkspace</name>
    <message>
        <source>Evaluate and Detect now use %1</source>
        <translation>“评估”和“检测”现在使用 %1</translation>
    </message>
    <message>
        <source>Open a folder with images and annotations first.</source>
        <translation>请先打开包含图像和标注的文件夹。</translation>
    </message>
    <message>
        <source>No object is annotated yet: there is nothing to learn.</source>
        <translation>还没有标注任何目标：没有可学习的内容。</translation>
    </message>
    <message>
        <source>The training split holds no image that can be used.</source>
        <translation>训练集中没有可用的图像。</translation>
    </message>
    <message>
        <source>Open the data set of the run first, then resume.</source>
        <translation>请先打开该训练所用的数据集，再继续训练。</translation>
    </message>
    <message>
        <source>Epoch %1: AP %2, AP50 %3</source>
        <translation>第 %1 轮：AP %2，AP50 %3</translation>
    </message>
    <message>
        <source>Finished in %1.</source>
        <translation>已完成，用时 %1。</translation>
    </message>
    <message>
        <source>Stopped after %1; last.pth is saved.</source>
        <translation>已停止，用时 %1；last.pth 已保存。</translation>
    </message>
    <message>
        <source>Stopped before the first iteration.</source>
        <translation>在首次迭代前已停止。</translation>
    </message>
    <message>
        <source>Best AP50: %1.</source>
        <translation>最佳 AP50：%1。</translation>
    </message>
    <message>
        <source>The image %1 is not in the folder any more.</source>
        <translation>图像 %1 已不在此文件夹中。</translation>
    </message>
    <message>
        <source>The training has failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>The training has ended</source>
        <translation>训练已结束</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainingAdvancedForm</name>
    <message>
        <source>Step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率策略</translation>
    </message>
    <message>
        <source>How the learning rate falls during the run.</source>
        <translation>训练过程中学习率如何下降。</translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation>下降间隔</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by the factor after every so many epochs.</source>
        <translation>每隔这么多轮，学习率乘以下降系数。</translation>
    </message>
    <message>
        <source>Drop at, %</source>
        <translation>下降位置，%</translation>
    </message>
    <message>
        <source>Percent of all iterations at which the learning rate drops, ascending, separated by commas.</source>
        <translation>学习率下降时所处的总迭代百分比，升序，以逗号分隔。</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>下降系数</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by this at each drop.</source>
        <translation>每次下降时学习率乘以此值。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Iterations in which the learning rate rises to its full value, one epoch at most.</source>
        <translation>学习率升到设定值所用的迭代次数，最多一轮。</translation>
    </message>
    <message>
        <source>No clipping</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型默认</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>Choose the Folder for Runs</source>
        <translation>选择训练记录文件夹</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Share of the last update that carries over to the next one (0 to 1).</source>
        <translation>上一次更新带入下一次更新的比例（0 到 1）。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pull of all weights towards zero.</source>
        <translation>将所有权重拉向零的力度。</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; 0 means no clipping.</source>
        <translation>所有梯度的总范数上限；0 表示不裁剪。</translation>
    </message>
    <message>
        <source>Mirror images</source>
        <translation>镜像图像</translation>
    </message>
    <message>
        <source>Mirrors half of the training images left to right.</source>
        <translation>将一半训练图像左右翻转。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Epochs between two evaluations on the validation split.</source>
        <translation>两次在验证集上评估之间的轮数。</translation>
    </message>
    <message>
        <source>Short side</source>
        <translation>短边</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>No image side is resized beyond this many pixels.</source>
        <translation>图像任何一边都不会缩放到超过这么多像素。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed, data and settings give the same run on the same machine.</source>
        <translation>同一台机器上，相同的种子、数据和设置会得到相同的训练。</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>训练记录文件夹</translation>
    </message>
    <message>
        <source>Each run makes its own folder in here.</source>
        <translation>每次训练都会在其中新建一个文件夹。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Images are resized so that their shorter side has this many pixels. More finds smaller objects and takes longer.</source>
        <translation>图像会缩放到短边为此像素数。数值越大，越能找到小物体，但耗时更长。</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Several sizes</source>
        <translation>多种尺寸</translation>
    </message>
    <message>
        <source>Multi-scale training: each image&apos;s shorter side is one of these, in pixels, separated by commas. Empty: always the same.</source>
        <translation>多尺度训练：每张图像的短边取其中之一（像素，用逗号分隔）。留空：始终相同。</translation>
    </message>
    <message>
        <source>One size</source>
        <translation>单一尺寸</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>How the layers of the backbone are normalised. Frozen needs initial weights; group suits small batches.</source>
        <translation>主干网络各层的归一化方式。冻结需要初始权重；组归一化适合小批次。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Frozen batch norm</source>
        <translation>冻结批归一化</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>组归一化</translation>
    </message>
    <message>
        <source>Trained stages</source>
        <translation>训练的阶段</translation>
    </message>
    <message>
        <source>Stages of the backbone that learn, counted from the deepest; the others keep their weights. Automatic: 3 with initial weights, else all.</source>
        <translation>主干网络中参与学习的阶段数，从最深处算起；其余保持原权重。自动：有初始权重时为 3，否则为全部。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>特征层</translation>
    </message>
    <message>
        <source>Nodes of the backbone that the feature maps come from, by torchvision&apos;s names, separated by commas.</source>
        <translation>输出特征图的主干节点，使用 torchvision 的名称，用逗号分隔。</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Settles the few places where Boxwright&apos;s models and torchvision&apos;s differ: smallest boxes and the rounding of sizes.</source>
        <translation>用于 Boxwright 与 torchvision 的模型不一致的少数地方：最小框以及尺寸的取整方式。</translation>
    </message>
    <message>
        <source>Boxwright&apos;s own</source>
        <translation>Boxwright 约定</translation>
    </message>
    <message>
        <source>torchvision&apos;s</source>
        <translation>torchvision 约定</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>Batches whose gradients make one step: a larger batch without more memory.</source>
        <translation>多少个批次的梯度合成一步：不占更多内存的大批次。</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1 批</translation>
    </message>
    <message>
        <source>Rate is meant for</source>
        <translation>学习率对应</translation>
    </message>
    <message>
        <source>Images of one step that the learning rate was chosen for: it is scaled to yours in proportion.</source>
        <translation>学习率所对应的每步图像数：会按比例换算到您的设置。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <source>This batch size</source>
        <translation>当前批大小</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Decay of a moving average of the weights, 0.999 for example. The average is what is evaluated and kept as the best.</source>
        <translation>权重滑动平均的衰减率，例如 0.999。评估和保存的最佳权重都是平均值。</translation>
    </message>
    <message>
        <source>No average</source>
        <translation>不平均</translation>
    </message>
    <message>
        <source>On a plateau</source>
        <translation>停滞时</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>The learning rate drops after so many evaluations without a new best.</source>
        <translation>连续多少次评估没有新的最佳后降低学习率。</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>次评估</translation>
    </message>
    <message>
        <source>1 evaluation</source>
        <translation>1 次评估</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>次迭代</translation>
    </message>
    <message>
        <source>Warm-up from</source>
        <translation>预热起点</translation>
    </message>
    <message>
        <source>The first rate, as a part of the full one.</source>
        <translation>最初的学习率占完整学习率的比例。</translation>
    </message>
    <message>
        <source>First epoch</source>
        <translation>起始轮次</translation>
    </message>
    <message>
        <source>Number of the first epoch, from 0: the schedule begins there. For runs that go on from another program&apos;s.</source>
        <translation>第一轮的编号，从 0 开始：调度由此开始。用于接续其他程序的训练。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Changes the training images at random. Light: colours and a mild zoom. Strong: also crops; for long runs.</source>
        <translation>随机改变训练图像。轻度：颜色与小幅缩放。强：还包括裁剪，适合长时间训练。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Group by shape</source>
        <translation>按形状分组</translation>
    </message>
    <message>
        <source>Images of like shape make a batch, which wastes less time. Steps for each doubling of width to height.</source>
        <translation>形状相近的图像组成一批，更省时间。宽高比每翻一倍所分的级数。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>级</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading threads</source>
        <translation>读取线程</translation>
    </message>
    <message>
        <source>Threads that read and augment images.</source>
        <translation>读取并增强图像的线程数。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Also computes the loss on the validation split; the evaluation takes longer.</source>
        <translation>同时计算验证集上的损失；评估会更久。</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>最佳依据</translation>
    </message>
    <message>
        <source>The number by which the best epoch is chosen and kept.</source>
        <translation>用来选择并保存最佳轮次的指标。</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Ends the run after so many evaluations without a new best.</source>
        <translation>连续多少次评估没有新的最佳就结束训练。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Device and run</source>
        <translation>设备与运行</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Number format of the network while it trains. 16 bits need less memory: bf16 on new processors and GPUs, fp16 on GPUs.</source>
        <translation>训练时网络的数值格式。16 位占用内存更少：bf16 用于新款处理器和 GPU，fp16 用于 GPU。</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>fp16</source>
        <translation>fp16</translation>
    </message>
    <message>
        <source>Threads of the network on the CPU. The window goes before them.</source>
        <translation>网络在 CPU 上使用的线程数。界面始终优先于它们。</translation>
    </message>
    <message>
        <source>Split batches</source>
        <translation>拆分批次</translation>
    </message>
    <message>
        <source>When memory runs out, a batch goes through in smaller parts, with the same result.</source>
        <translation>内存不足时，批次会拆成更小的部分处理，结果相同。</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间上限</translation>
    </message>
    <message>
        <source>Ends the run after this time.</source>
        <translation>到此时间后结束训练。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Iteration limit</source>
        <translation>迭代上限</translation>
    </message>
    <message>
        <source>Ends the run after so many iterations.</source>
        <translation>达到此迭代次数后结束训练。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存间隔</translation>
    </message>
    <message>
        <source>Time between two writings of last.pth within an epoch; after a crash no more is lost.</source>
        <translation>一轮之内两次写入 last.pth 的间隔；崩溃时最多丢失这么多。</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Every iteration</source>
        <translation>每次迭代</translation>
    </message>
    <message>
        <source>Weights&apos; own</source>
        <translation>按权重文件</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainingForm</name>
    <message>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>No validation</source>
        <translation>不验证</translation>
    </message>
    <message>
        <source>%1 Images at %2 to %3 px.</source>
        <translation>%1 图像为 %2 到 %3 像素。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>A compact network that learns from nothing, in minutes even on a CPU.</source>
        <translation>可从零学习的小型网络，即使在 CPU 上也只需几分钟。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>ResNet-18 with a feature pyramid: better boxes, several times slower.</source>
        <translation>带特征金字塔的 ResNet-18：框更准，但慢数倍。</translation>
    </message>
    <message>
        <source>Accurate</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>ResNet-50 with a feature pyramid: the best boxes; wants a GPU.</source>
        <translation>带特征金字塔的 ResNet-50：框最准；需要 GPU。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>From nothing</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Choose Initial Weights</source>
        <translation>选择初始权重</translation>
    </message>
    <message>
        <source>Checkpoints (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>检查点 (*.pth *.pt *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>The images the network learns from.</source>
        <translation>网络从中学习的图像。</translation>
    </message>
    <message>
        <source>The images it is measured on. They should not be in the training split.</source>
        <translation>用于衡量网络的图像。它们不应出现在训练集中。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The network to train.</source>
        <translation>要训练的网络。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>A checkpoint whose weights the run starts with. Where the classes differ, a new predictor is made.</source>
        <translation>训练起始所用的检查点权重。类别不同时会新建预测层。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many times the network sees every training image.</source>
        <translation>网络看到每张训练图像的次数。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images in one iteration. More need more memory.</source>
        <translation>每次迭代的图像数。越多所需内存越多。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Size of the steps at this batch size. Too high and the loss explodes; too low and nothing is learned.</source>
        <translation>在此批大小下的步长。太大损失会发散；太小则学不到东西。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>网络在哪里运行。</translation>
    </message>
    <message>
        <source>Get pretrained weights</source>
        <translation>获取预训练权重</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <source>This rate was chosen for %1 images a step. &lt;a href=&quot;#&quot;&gt;Scale it to %2&lt;/a&gt;</source>
        <translation>此学习率按每步 %1 张图像选定。&lt;a href=&quot;#&quot;&gt;换算为 %2&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation>验证集</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainingLaunchPanel</name>
    <message>
        <source>Images in both splits: %1. The validation numbers will look better than they are.</source>
        <translation>同时出现在两个划分中的图像：%1。验证结果会显得比实际更好。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Training runs…</source>
        <translation>正在训练…</translation>
    </message>
    <message>
        <source>Start Training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Errors: %1, warnings: %2, remarks: %3</source>
        <translation>错误 %1，警告 %2，提示 %3</translation>
    </message>
    <message>
        <source>Looking through the data: %1 of %2</source>
        <translation>正在检查数据：%1 / %2</translation>
    </message>
    <message>
        <source>Nothing was found wrong in the data.</source>
        <translation>数据中未发现问题。</translation>
    </message>
    <message>
        <source>Show All…</source>
        <translation>全部显示…</translation>
    </message>
    <message>
        <source>All findings in a large list</source>
        <translation>在大列表中显示全部结果</translation>
    </message>
</context>
<context>
    <name>boxwright::TrainingWorker</name>
    <message>
        <source>Training stopped unexpectedly: %1</source>
        <translation>训练意外停止：%1</translation>
    </message>
    <message>
        <source>Training stopped unexpectedly, without a reason given.</source>
        <translation>训练意外停止，原因不明。</translation>
    </message>
</context>
<context>
    <name>boxwright::WeightsFitDialog</name>
    <message>
        <source>Initial Weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Missing in the file</source>
        <translation>文件中缺少</translation>
    </message>
    <message>
        <source>Of another shape</source>
        <translation>形状不同</translation>
    </message>
    <message>
        <source>Made anew</source>
        <translation>重新初始化</translation>
    </message>
    <message>
        <source>In the file, not used</source>
        <translation>文件中有但未使用</translation>
    </message>
    <message>
        <source>Taken from the file</source>
        <translation>取自该文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>boxwright::WeightsFitLine</name>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>Looking into the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>Get pretrained weights…</source>
        <translation>获取预训练权重…</translation>
    </message>
</context>
<context>
    <name>boxwright::WeightsPicker</name>
    <message>
        <source>Choose the weights of a model</source>
        <translation>选择模型权重</translation>
    </message>
    <message>
        <source>Model weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>模型权重 (*.pth *.pt *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file with trained weights</source>
        <translation>选择训练好的权重文件</translation>
    </message>
</context>
<context>
    <name>boxwright::WelcomePage</name>
    <message>
        <source>Look through labelled pictures, train a detector on them, find objects in new ones.</source>
        <translation>浏览带标注的图片，用它们训练检测器，在新图片中查找目标。</translation>
    </message>
    <message>
        <source>Drop a folder of images here</source>
        <translation>将图像文件夹拖放到这里</translation>
    </message>
    <message>
        <source>Pascal VOC folders, or images with their XML files beside them</source>
        <translation>Pascal VOC 文件夹，或旁边带有 XML 文件的图像</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Make Sample Dataset</source>
        <translation>生成示例数据集</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>durationText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
</TS>
