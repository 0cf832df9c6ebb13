// SPDX-License-Identifier: GPL-3.0-or-later
// What any Qt program pays before it has done anything: a window with an empty table. Start-up is
// measured against it.

#include <QApplication>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    QStandardItemModel model(0, 12);
    auto* table = new QTableView(&window);
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
